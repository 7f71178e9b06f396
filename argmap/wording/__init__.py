"""How the words of the model are put in English, in one table each: relations, what came of
looking for a citation, the words of the language. Reports, pictures, pages, hovers and problems
take their words from here.
"""
