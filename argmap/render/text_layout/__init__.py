"""Text set in lines: what stands on a card or a page, and how large that is."""
