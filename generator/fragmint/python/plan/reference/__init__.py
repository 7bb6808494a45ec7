"""The reference pages: what a package offers, planned for people who read it in a browser."""
