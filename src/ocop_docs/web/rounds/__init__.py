"""Evaluation rounds on the pages: the record as a form, score sheets, the chart of results."""
