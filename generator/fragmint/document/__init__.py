"""Documents as trees that know their places."""
