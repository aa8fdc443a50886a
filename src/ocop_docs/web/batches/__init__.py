"""Batches on the pages and in the API: ordering one, and reporting its progress."""
