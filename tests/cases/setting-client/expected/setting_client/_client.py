class AsyncLibrary(AsyncClient):
    """An asynchronous client of Books.

    Tasks can share one, and so can event loops: each has connections of its own. Close it
    with `await client.close()`, or use it as an asynchronous context manager.
    """

    def __init__(
        self,
        *,
        transport: AsyncTransport | None = None,
        **settings: Unpack[Settings],
    ) -> None:
        """Make a client; what is not given comes from the environment.

        Args:
            transport: Talks HTTP in place of the default, httpcore2.
            settings: `base_url` (else the environment variable SETTING_CLIENT_BASE_URL,
                else the API's own), `timeout` (seconds in total, or a `Timeout`),
                `max_retries`, `default_headers`, `default_query`, `strict` (raise where an
                answer deviates from its description), `validate_requests` (False: send what is
                out of its limits), `max_response_bytes` (longer bodies are refused: 128 MiB;
                None: no bound).
        """
        _given = Given({}, settings)
        del settings  # not to be seen in a traceback with locals
        super().__init__(_SERVICE, _given, transport)

    @property
    def books(self) -> AsyncBooksResource:
        """Operations under `books`."""
        from .resources.books import AsyncBooksResource

        return AsyncBooksResource(self)
