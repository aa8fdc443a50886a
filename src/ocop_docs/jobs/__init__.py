"""Batches that outlive the request that ordered them: a folder for each, a worker process, a state to read."""
