"""Where an office's data is kept: tables in SQLite or PostgreSQL, files by their digest."""
