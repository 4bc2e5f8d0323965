"""A window too small to hold anything: one line says so, and the keys still work."""

SMALLEST = (20, 6)
"""Columns and rows below which nothing but one line is drawn."""


def is_too_small(columns: int, rows: int) -> bool:
    """Tell whether a window holds no page at all."""
    return columns < SMALLEST[0] or rows < SMALLEST[1]
