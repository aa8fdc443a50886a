"""Pages for what a new record starts with: an office's profile, usual wording, a first plan."""
