"""Is the document valid OpenAPI?"""
