"""Formulas and code in texts: where they are, and formulas as MathML or as plain text.

Texts keep both as they are written: ``$...$`` is a formula in LaTeX notation, and what is between
backticks is code. Pictures, pages and hovers ask this package what to show.
"""
