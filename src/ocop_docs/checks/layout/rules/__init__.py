"""The rules of the decree as functions: what deviates from each, and how to fix it."""
