"""One module for each format that a document may come in: bytes to a source text."""
