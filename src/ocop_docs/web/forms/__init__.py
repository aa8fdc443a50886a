"""The form of a kind: drawn from its model, read back from a posted page."""
