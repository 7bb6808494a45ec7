"""Run the official SDK's own tests of the recordings with nothing but their imports changed."""
