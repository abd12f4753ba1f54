"""Check a corpus: diagnostics with rule codes, for the command line and for CI."""
