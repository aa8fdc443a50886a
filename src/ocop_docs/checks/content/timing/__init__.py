"""What must follow in time: days, deadlines, periods."""
