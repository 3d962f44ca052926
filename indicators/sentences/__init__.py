"""Facts and exhibits in sentences of official documents.

Every sentence is made of the numbers alone: it changes with the data, and bounds, doubts and
claims keep their words in it.
"""

from indicators.sentences.exhibit_texts import exhibit_sentences
from indicators.sentences.facts import fact_sentences

__all__ = ["exhibit_sentences", "fact_sentences"]
