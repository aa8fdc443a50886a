"""Many documents from one table, made by many processes, and resumed after any stop.

`runner` runs a batch: it sends `chunk`s of rows to an executor and hands their documents to `result_writer`, which
keeps them in a `store` and a `journal`. `queue` starts a `worker` process, which runs one batch, for each `job`.
"""
