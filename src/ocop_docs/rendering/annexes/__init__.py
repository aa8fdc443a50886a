"""Annexes: tables of any columns, and the Dự toán kinh phí."""
