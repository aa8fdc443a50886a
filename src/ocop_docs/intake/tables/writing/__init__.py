"""Writing the workbooks that people fill in, and the copy of a table with its invalid cells marked."""
