"""Checks on the content of a document, one folder for each group of families."""
