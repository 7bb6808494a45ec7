"""The command line: the only part that reads documents, prints, and ends with an exit code."""
