"""Work in processes of its own: with limits, and ended with whatever it started."""
