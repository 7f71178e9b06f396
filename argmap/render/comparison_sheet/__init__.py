"""The side-by-side sheet of a comparison: one column per map, relations drawn between them."""
