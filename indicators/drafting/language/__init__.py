"""What the words of a sentence say of its figures.

number_patterns, tokens and times find the numbers and times, sentence parts the clauses. names and
words know what names are made of; predicates, subjects, counted and memory say what a figure is of,
timing when, ranks and restated read the figures of a form of their own, and reader makes claims.
"""
