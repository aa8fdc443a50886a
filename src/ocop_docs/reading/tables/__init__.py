"""Tables of plans and reports, read by the headings of their columns."""
