"""The exchange of a call: `dialogue` decides what to do next, `drivers` do the I/O."""
