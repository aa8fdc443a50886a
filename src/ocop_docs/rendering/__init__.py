"""Rendering: a validated document becomes a Word file, proven whole."""
