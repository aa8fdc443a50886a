"""Alembic's environment; `versions/` takes a database from each released schema to the next."""
