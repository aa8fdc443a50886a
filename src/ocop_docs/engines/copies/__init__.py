"""Changes to the copy of a Word file that an engine is given, where the engine does not do what Word does."""
