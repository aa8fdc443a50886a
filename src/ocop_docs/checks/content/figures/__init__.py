"""What must add up: money, targets, counts, points and classes."""
