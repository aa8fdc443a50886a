"""Checks: read a document and return findings, for the clerk to decide."""
