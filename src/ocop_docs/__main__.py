"""`python -m ocop_docs`: the command line where no script `ocop-docs` is on the path."""

from ocop_docs.cli.main import main

main()
