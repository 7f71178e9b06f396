"""The language server: what an editor asks of a map while it is being written.

It speaks the Language Server Protocol over standard input and output, by way of pygls (the extra
``argmap[lsp]``). :mod:`argmap.lsp.server` is the server; the other modules answer one question
each. What is on the screen and what was last read in full are two things: a key that is pressed
is answered from the lines as they stand and from the last reading, and the reading follows.
"""
