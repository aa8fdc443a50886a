"""What measures the server under load."""
