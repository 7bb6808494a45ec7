"""Documents that nobody would write, by the thousand: the generator refuses them in words or mints them."""
