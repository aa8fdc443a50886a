"""What can be measured on an element, a section or a whole document, and how each deviation is mended."""
