"""The command line `ocop-docs`.

`main` is the entry, `app` lists the commands. They are in `documents`, `layout`, `words`, `serve`, `batch` and
`rounds`; `output` and `batch_output` show results to people, `streams` reads and writes the files named.
"""
