"""The drawing of a single map: its cards, the edges between them, and their layout."""
