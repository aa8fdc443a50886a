"""Tables that people fill in: workbooks, CSV, JSON Lines; read into rows, and written from a model."""
