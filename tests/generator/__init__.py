"""From the document's words to the text of a package."""
