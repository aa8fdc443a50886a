"""How long the long random runs are: a tenth in `make test`, full length in `make soak`."""

import os

import pytest

IN_FULL = "OCOP_DOCS_SOAK" in os.environ

long_run = pytest.mark.soak
"""Marks a test that `make soak` repeats at full length."""


def times(full: int) -> int:
    """Return how often to try: `full` in a soak, else a tenth of it."""
    return full if IN_FULL else full // 10
