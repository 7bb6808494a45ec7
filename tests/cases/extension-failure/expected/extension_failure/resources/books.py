_LIST_BOOKS: Operation[None] = Operation(
    name="books.list_books",
    responses={"204": nothing()},
    failure=("success", False),
)
