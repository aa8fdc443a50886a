"""`make bench`: the figures of docs/benchmarks.md, every one a ratio within one run."""
