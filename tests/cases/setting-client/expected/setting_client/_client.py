class AsyncLibrary(_Client[AsyncTransport], AsyncClient):
    """An asynchronous client of Books.

    Tasks can share one, and so can event loops: each has connections of its own. Close it
    with `await client.close()`, or use it as an asynchronous context manager.
    """

    @property
    def books(self) -> AsyncBooksResource:
        """Operations under `books`."""
        from .resources.books import AsyncBooksResource

        return AsyncBooksResource(self)
