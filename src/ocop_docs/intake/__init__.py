"""Intake: untrusted bytes become plain data, or are refused with all their faults."""
