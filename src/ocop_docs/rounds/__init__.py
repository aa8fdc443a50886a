"""Evaluation rounds: the record, its intake, scoring, checks, papers, their proof, and the folder of all of it."""
