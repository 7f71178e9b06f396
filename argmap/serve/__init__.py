"""The live preview: a local server that shows maps while they are being written.

It watches the files that a map depends on and sends updates to every browser that shows it. Needs
the extra ``argmap[serve]``. Other machines cannot reach the server.
"""
