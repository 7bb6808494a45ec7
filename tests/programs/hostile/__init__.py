"""Every payload in every position of a document: a text of a document is data, and stays data."""
