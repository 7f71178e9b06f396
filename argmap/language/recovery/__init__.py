"""Recovery from errors: what a text that cannot be parsed was most likely meant to say.

A text without errors never comes here. :mod:`.unknown_lines` says what a malformed line was meant
to be, and :mod:`.stray_lines` passes that on to the parser; :mod:`.indentation` finds the column
that a misindented line was meant to have.
"""
