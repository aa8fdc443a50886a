"""Checks on the content of a document, one module per family of findings."""
