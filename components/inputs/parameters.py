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
from indicators.exhibits.exhibit import Exhibit
from indicators.exhibits.parameters import YEAR, Choice, ChoiceOrAll, Choices, Day, Several, Words
from indicators.model.dataset import Dataset

_Filter = Choice | ChoiceOrAll | Several


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
    choices: dict[str, Any] = dict(known) | {
        key: each.default(dataset) for key, each in found.items()
    }
    # A search is what a phone's reader comes for: never folded.
    for each in found.values():
        if isinstance(each, Words):
            choices[each.key] = choose_text(each.title, key=each.key, hint=each.hint)
    filters = [each for each in found.values() if not isinstance(each, Words)]
    if any(_options(each, dataset, choices) for each in filters):
        with folded_on_phones("_".join(found)) as say:
            _ask_filters(filters, dataset, choices)
            say([text for each in filters for text in _narrowing(each, dataset, choices)])
    return choices


def _ask_filters(filters: Sequence[_Filter], dataset: Dataset, choices: dict[str, Any]) -> None:
    """Show the widgets and put their values into the `choices`."""
    # The options of the others depend on the year.
    ordered = sorted(filters, key=lambda each: each.key != YEAR.key)
    wide = [each for each in ordered if isinstance(each, Several) and each.wide]
    with filter_row():
        for each in ordered:
            if each not in wide:
                choices[each.key] = _choice(each, dataset, choices)
    for each in wide:
        choices[each.key] = _choice(each, dataset, choices)


def _narrowing(parameter: _Filter, dataset: Dataset, choices: Choices) -> tuple[str, ...]:
    """The names of what a reader has chosen; none where it is all that the page offers."""
    value = choices[parameter.key]
    if isinstance(parameter, Several) and set(value) == set(_options(parameter, dataset, choices)):
        return ()
    return parameter.texts(value, dataset)


def is_narrowed(choices: Choices, dataset: Dataset, exhibit: Exhibit) -> bool:
    """Whether a reader has chosen less than the page shows by itself."""
    return any(
        parameter.texts(choices[parameter.key], dataset)
        for parameter in exhibit.parameters
        if parameter.key in choices
    )


def _choice(parameter: _Filter, dataset: Dataset, choices: Choices) -> object:
    """The widget's value; the default, and no widget, where the page offers nothing."""
    title, key = parameter.title, parameter.key
    options = _options(parameter, dataset, choices)
    if not options:
        return () if isinstance(parameter, Several) else parameter.default(dataset)
    if isinstance(parameter, Several):
        default = parameter.opening
        return choose_many(title, options, key=key, name=parameter.name, default=default)
    choose = choose_one_or_all if isinstance(parameter, ChoiceOrAll) else choose_one
    return choose(title, options, key=key, name=parameter.name)


def _options(parameter: _Filter, dataset: Dataset, choices: Choices) -> Sequence[Any]:
    offered = parameter.offered
    return offered(dataset, choices) if offered else parameter.options(dataset)
