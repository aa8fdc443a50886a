"""Recognising the elements of a document by position, text and format together, each with a confidence."""
