"""What a run says: the outcome, and its forms for people, machines and GitHub."""
