"""Recognising the elements of a document by position, text and shape together, each with a confidence."""
