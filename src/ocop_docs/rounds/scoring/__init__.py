"""Scoring: ticks become points, points an average, the average and the minimum requirements a class.

Whole numbers and fractions only; nothing is rounded before it is printed.
"""
