"""Scoring: members' points become an average, the average and the minimum requirements a class, the classes a ranking.

What one tick earns and how a sheet is added up is in `documents/ticks.py`, for forms outside a round have ticks too.
Whole numbers and fractions only; nothing is rounded before it is printed.
"""
