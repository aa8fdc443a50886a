"""What people are told by mail: who is told what, mail that waits, and sending it."""
