"""Intake: untrusted bytes become a plain dict, or a refusal that names every fault."""
