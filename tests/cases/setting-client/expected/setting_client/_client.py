class AsyncLibrary(_Client[AsyncTransport], AsyncClient):
    """An asynchronous client of Books.

    Tasks and event loops can share a client; each event loop has its own connections. Close
    it with `await client.close()`, or use it as an asynchronous context manager.
    """

    @property
    def books(self) -> AsyncBooksResource:
        """Operations under `books`."""
        from .resources.books import AsyncBooksResource

        return AsyncBooksResource(self)
