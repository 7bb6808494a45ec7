"""Generate the client of any document, call every operation, and have others judge both sides."""
