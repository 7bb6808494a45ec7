"""The reference pages in a real browser. Needs `CHROMIUM` and `AXE`, as CI sets them."""
