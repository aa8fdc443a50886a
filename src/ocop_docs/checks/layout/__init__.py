"""The layout checker: any Word file against Nghị định 30/2020, and fixes that change no text."""
