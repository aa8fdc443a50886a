"""Targets against results over several years, from plans and reports."""
