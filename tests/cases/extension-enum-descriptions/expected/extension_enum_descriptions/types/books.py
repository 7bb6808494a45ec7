class Kind(OpenEnum):
    N = "n"
    """Long."""
    S = "s"
    """Short."""
