"""The proof of a round: its finished files are read back, and must agree on every fact."""
