"""Every act as a row in a chain of digests, and the comparison of that chain with the tables."""
