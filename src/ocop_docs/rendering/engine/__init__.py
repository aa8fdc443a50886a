"""The template engine: compiled templates, docxtpl for the others, and the proof that no value is lost."""
