"""Checks on a round: its council, its products, its papers."""
