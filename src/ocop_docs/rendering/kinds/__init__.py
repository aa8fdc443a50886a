"""What each kind of document prints besides its fields."""
