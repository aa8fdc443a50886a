"""Reading the record of a round from a workbook or JSON, and writing the workbook to fill in."""
