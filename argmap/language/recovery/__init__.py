"""What a text was most likely meant to say, where it cannot be read as it stands.

Nothing here is on the way of a text without slips. :mod:`.suggestions` says what a line that cannot
be read was meant to be, and :mod:`.stray_lines` passes that on to the parser; :mod:`.indentation`
puts lines that stand in a wrong column where they were meant to stand.
"""
