"""What the server sends by itself: the module of a package, and its reference."""
