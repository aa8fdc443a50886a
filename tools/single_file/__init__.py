"""Builds the edition in one HTML file, which runs inside a browser."""
