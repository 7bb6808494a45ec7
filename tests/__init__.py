"""Tests, the documents that they read (`cases`), and programs that go on for longer (`programs`)."""
