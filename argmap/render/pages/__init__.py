"""Whole maps and comparisons on as many pages as they take."""
