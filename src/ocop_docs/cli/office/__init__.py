"""The commands of the office edition."""
