"""The layout checker: what Nghị định 30/2020 says to any Word file, and the fixing that touches no word."""
