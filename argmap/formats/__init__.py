"""Convert maps to and from other formats, such as JSON.

Each format has its own module. JSON is lossless: reading it gives the same map, including comments
and blank lines.
"""

from argmap.formats.json_reading import from_json
from argmap.formats.json_writing import VERSION, as_json, to_json

__all__ = ["VERSION", "as_json", "from_json", "to_json"]
