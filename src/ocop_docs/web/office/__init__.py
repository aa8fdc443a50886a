"""The pages of the office edition, and who may open which page."""
