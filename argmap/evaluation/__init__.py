"""Evaluate argument graphs: what is accepted, what is rejected, and what is left open."""
