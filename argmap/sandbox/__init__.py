"""argmap in a browser tab: the language server and the previews, controlled by messages.

The page around them is in ``website/sandbox``. It runs this package with Pyodide in Web Workers,
where there are no threads, no other programs and no network.
"""
