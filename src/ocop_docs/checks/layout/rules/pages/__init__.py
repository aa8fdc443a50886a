"""Rules on paper, page numbers and page breaks."""
