"""The live preview: a server on this machine alone that shows maps while they are written.

It follows the files that a map rests on, and sends what they come to, to whoever looks at it.
Needs the extra ``argmap[serve]``.
"""
