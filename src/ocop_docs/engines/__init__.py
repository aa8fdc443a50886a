"""From Word to PDF: one module for each program that can do it, and the proof of what it made."""
