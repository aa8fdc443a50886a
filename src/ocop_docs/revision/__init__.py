"""A record that follows from another: next year's, a report from its plan, the differences of two, and Word's edits."""
