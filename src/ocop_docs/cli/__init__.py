"""The command line: `ocop-docs`."""

from ocop_docs.cli.door import main

__all__ = ["main"]
