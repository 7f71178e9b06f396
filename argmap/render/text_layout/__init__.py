"""Text broken into lines: the text of cards and pages, and its size."""
