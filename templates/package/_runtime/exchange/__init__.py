"""One call as a dialogue with the server; `dialogue` says what happens, `drivers` do it."""
