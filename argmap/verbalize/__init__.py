"""Put a map into plain English, so that writers can check what they wrote."""

from argmap.verbalize.reading_aloud import read_aloud, read_aloud_document

__all__ = ["read_aloud", "read_aloud_document"]
