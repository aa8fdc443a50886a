"""The proof of a round: its finished files are read back, and must say the same of every fact."""
