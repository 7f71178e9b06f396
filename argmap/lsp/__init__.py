"""The language server: editor support for writing maps.

It speaks the Language Server Protocol over standard input and output, with pygls (the extra
``argmap[lsp]``). :mod:`argmap.lsp.server` is the server; the other modules handle one kind of
request each. A full analysis takes longer than a keystroke may: requests while typing are answered
from the current lines and the last full analysis, and a new analysis follows.
"""
