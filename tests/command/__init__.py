"""The command: settings, output folder, reports, and the call itself."""
