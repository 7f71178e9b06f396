"""The English wording of relations, citation statuses and keywords.

Reports, pictures, pages, hovers and diagnostics all use these tables.
"""
