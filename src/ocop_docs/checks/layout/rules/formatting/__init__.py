"""Rules on the formatting of letters and paragraphs."""
