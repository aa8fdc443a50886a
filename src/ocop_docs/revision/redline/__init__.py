"""Two versions of a document as one Word file with tracked changes."""
