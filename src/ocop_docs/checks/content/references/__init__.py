"""What the text refers to: legal bases, and names of agencies and places by date."""
