"""Lists that come in pages: who says so, in which words, and the proof that the operation fits."""
