"""A page that follows its map while it is being written.

The last valid page, the findings of the text as it is now, and what of a page has to change to show
them. ``serve`` sends that from a server, ``sandbox`` from a worker in the same browser tab.
"""
