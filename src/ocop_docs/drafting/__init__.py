"""What a new record starts with: the profile of an office, usual wording, the answers for a first plan."""
