class NightMuseum(_Client[Transport], SyncClient):
    """A client of Books.

    Threads can share a client. Close it after use, or use it as a context manager.
    """

    @property
    def books(self) -> BooksResource:
        """Operations under `books`."""
        from .resources.books import BooksResource

        return BooksResource(self)
