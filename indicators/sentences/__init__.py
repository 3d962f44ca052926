"""Facts in sentences of official documents.

Every sentence is made of the numbers alone: it changes with the data, and bounds, doubts and
claims keep their words in it.
"""

from indicators.sentences.facts import fact_sentences

__all__ = ["fact_sentences"]
