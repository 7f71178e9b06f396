"""AIF in the JSON of AIFdb, without loss.

The Argument Interchange Format (http://www.arg.dundee.ac.uk/aif, specification of 2011) is a graph
of information nodes (I) and scheme nodes: inferences (RA), conflicts (CA), rephrases (MA),
preferences (PA), transitions (TA) and illocutions (YA), with locutions (L) for what was said.
AIFdb has it as JSON: ``nodes``, ``edges`` and ``locutions``.

An I-node is a statement whose id is the nodeID; those that support and attack nothing are at the
top. An RA with one premise and the default scheme is a claim under its conclusion, any other an
argument. A CA is an objection, a rebuttal or an undercut; with several attackers or a scheme, or if
it is attacked itself, a counter. An MA is the relation ``rephrases``. ``by:`` is who asserts a
statement, see :mod:`.speakers`.

What a map has no word for is kept in fields below it, see :mod:`.residue_form`: other nodes,
all edges, timestamps, ids of schemes, locutions and unknown keys. So a file comes back as the same
JSON, and after changes to the map everything else does. Only white space between the values is
lost.

A map that does not come from AIF is written with new numbers for ids that are none. Its losses:
kinds of statements, sections, texts of arguments, questions, and all fields but ``scheme:`` and
``by:``.

>>> from argmap.language import dumps
>>> node = '{"nodeID": "%s", "text": "%s", "type": "%s"}'
>>> nodes = [node % one for one in (("1", "It closed.", "I"), ("2", "It froze.", "I"))]
>>> nodes.append(node % ("3", "Default Inference", "RA"))
>>> edge = '{"edgeID": "%s", "fromID": "%s", "toID": "%s", "formEdgeID": null}'
>>> edges = [edge % ("1", "2", "3"), edge % ("2", "3", "1")]
>>> text = '{"nodes": [%s], "edges": [%s], "locutions": []}' % (",".join(nodes), ",".join(edges))
>>> map = read(text.encode()).map
>>> print(dumps(map), end="")
x-imported: aif
<BLANKLINE>
thesis 1: It closed.
  claim 2: It froze.
<BLANKLINE>
x-aif-nodes: RA Default Inference = 3
x-aif-edges: 1: 2>3>1
>>> import json
>>> json.loads(write(map).data) == json.loads(text)
True
"""

from __future__ import annotations

from argmap.formats.aif.reading import read_document
from argmap.formats.aif.writing import write_document
from argmap.formats.format import Exported, Imported
from argmap.model import ArgumentMap


def read(data: bytes, path: str | None = None) -> Imported:
    """Make a map of an AIF file; nothing is lost.

    Raises :class:`ArgmapError` (``bad-import``) if it is not one.
    """
    return read_document(data, path, "aif", is_enveloped=False)


def write(map: ArgumentMap) -> Exported:
    """Write a map as an AIF file, and say what it has no place for."""
    return write_document(map, "AIF", is_enveloped=False)
