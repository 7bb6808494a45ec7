"""The generated client against a real server that an independent implementation watches."""
