_ADD_BOOK: Operation[None] = Operation(
    name="books.add_book",
    responses={"204": nothing()},
    idempotent=True,
    idempotency_header="Idempotency-Key",
)


_SORT_BOOKS: Operation[None] = Operation(
    name="books.sort_books",
    responses={"204": nothing()},
    idempotent=True,
)
