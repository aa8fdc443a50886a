"""The command line: `ocop-docs`."""

from ocop_docs.cli.app import app, main

__all__ = ["app", "main"]
