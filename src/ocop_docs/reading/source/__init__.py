"""A file as lines and tables by element: from Word or a PDF, in Unicode."""
