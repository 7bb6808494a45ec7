"""`allOf`, and choices beside other keywords, become one schema: what holds when all parts hold."""
