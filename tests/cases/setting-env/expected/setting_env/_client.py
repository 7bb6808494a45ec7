_SERVICE = Service(
    version="0.1.0",
    base_url="https://books.example",
    base_url_variable="BOOKS_ADDRESS",
    schemes={
        "token": bearer("BOOKS_KEY"),
    },
    security=(("token",),),
)
