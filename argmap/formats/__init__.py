"""Maps in the formats of other programs, and in JSON.

Each format has a module of its own here. The JSON of a map loses nothing: read back, it gives
the same map, with its comments and blank lines.
"""

from argmap.formats.json_reading import from_json
from argmap.formats.json_writing import VERSION, as_json, to_json

__all__ = ["VERSION", "as_json", "from_json", "to_json"]
