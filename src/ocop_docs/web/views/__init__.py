"""Views, one file for each group of pages: they parse, call a verb and show."""
