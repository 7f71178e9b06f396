"""A comparison as one sheet: a column for each map, and between them what is said across."""
