"""The overview: a summary of one map on one page, to be understood within seconds."""
