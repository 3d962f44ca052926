"""Widgets for the parameters of exhibits: a page asks for what its exhibits take."""

from collections.abc import Sequence
from types import MappingProxyType
from typing import Any

from components.inputs.choices import (
    choose_many,
    choose_one,
    choose_one_or_all,
    choose_text,
    filter_row,
    folded_on_phones,
)
from indicators.exhibits.choices import YEAR
from indicators.exhibits.exhibit import Choices, Exhibit
from indicators.exhibits.parameters import Choice, ChoiceOrAll, Day, Several, Words
from indicators.model.dataset import Dataset

_Asked = Choice | ChoiceOrAll | Several | Words


def ask(dataset: Dataset, *exhibits: Exhibit, known: Choices = MappingProxyType({})) -> Choices:
    """Ask once for each parameter of the exhibits, but for those already `known`.

    The year comes first in a row, the others in the order of the exhibits, each wide one in a line
    beneath; the day of judgement is chosen in the page's head. Returns all choices by their keys.
    """
    found = {
        each.key: each
        for exhibit in exhibits
        for each in exhibit.parameters
        if each.key not in known and not isinstance(each, Day)
    }
    wide = [each for each in found.values() if isinstance(each, Several) and each.wide]
    choices: dict[str, Any] = dict(known) | {
        key: each.default(dataset) for key, each in found.items()
    }
    if not any(_offers(each, dataset, choices) for each in found.values()):
        return choices
    with folded_on_phones("_".join(found)) as say:
        with filter_row():
            # The options of the others depend on the year.
            for each in sorted(found.values(), key=lambda each: each.key != YEAR.key):
                if each not in wide:
                    choices[each.key] = _choice(each, dataset, choices)
        for each in wide:
            choices[each.key] = _choice(each, dataset, choices)
        say(sum(bool(each.texts(choices[each.key], dataset)) for each in found.values()))
    return choices


def _choice(parameter: _Asked, dataset: Dataset, choices: Choices) -> object:
    """The widget's value; the default, and no widget, where the page offers nothing."""
    title, key = parameter.title, parameter.key
    if isinstance(parameter, Words):
        return choose_text(title, key=key, hint=parameter.hint)
    options = _options(parameter, dataset, choices)
    if not options:
        return () if isinstance(parameter, Several) else parameter.default(dataset)
    if isinstance(parameter, Several):
        default = parameter.opening
        return choose_many(title, options, key=key, name=parameter.name, default=default)
    choose = choose_one_or_all if isinstance(parameter, ChoiceOrAll) else choose_one
    return choose(title, options, key=key, name=parameter.name)


def _options(
    parameter: Choice | ChoiceOrAll | Several, dataset: Dataset, choices: Choices
) -> Sequence[Any]:
    offered = parameter.offered
    return offered(dataset, choices) if offered else parameter.options(dataset)


def _offers(parameter: _Asked, dataset: Dataset, choices: Choices) -> bool:
    return isinstance(parameter, Words) or bool(_options(parameter, dataset, choices))
