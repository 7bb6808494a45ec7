_SERVICE = Service(
    version="0.1.0",
    base_url="",
    base_url_variable="EXTENSION_FAILURE_BASE_URL",
    schemes={},
    security=(),
    failure=("success", False),
)
