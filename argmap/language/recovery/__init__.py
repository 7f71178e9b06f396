"""Error recovery: guess what malformed text was meant to say.

This package is not used for texts without errors. :mod:`.unknown_lines` guesses what a malformed
line was meant to be, and :mod:`.stray_lines` passes that on to the parser; :mod:`.indentation`
finds the column that a misindented line was meant to have.
"""
