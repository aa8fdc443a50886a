"""Checks on what a document says, one module for each family."""
