"""What exhibits show and say of invented datasets, by their names."""

from indicators.exhibits.exhibit import exhibit_sentences
from indicators.exhibits.request import asked
from tests.facts import dataset


def shown(name, data, *query):
    return asked(name, query, data).shown(data)


def told(name, data, *query):
    return exhibit_sentences(shown(name, data, *query), data)


def message(name, *facts, **more):
    return told(name, dataset(*facts, **more))[0]
