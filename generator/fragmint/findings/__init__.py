"""What the generator has to say about a document: findings, and how text is shown in them."""
