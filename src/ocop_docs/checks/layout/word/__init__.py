"""A Word file as the layout checker reads it: parts, paragraphs, effective formatting."""
