"""Documents: what a document is, as pydantic models without input or output."""
