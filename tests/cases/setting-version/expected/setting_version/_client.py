_SERVICE = Service(
    version="2.1.0rc1",
    base_url="https://books.example",
    base_url_variable="SETTING_VERSION_BASE_URL",
    schemes={},
    security=(),
)
