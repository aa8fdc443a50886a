"""The command line: `ocop-docs`, whose entry is `main.main`."""
