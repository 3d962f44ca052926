"""Finding facts: by words of a query, and those of one indicator."""

import unicodedata
from collections.abc import Iterable, Sequence

from indicators.model.dataset import Dataset
from indicators.model.facts import (
    Commitment,
    Fact,
    Indicator,
    RankClaim,
    Relation,
    Target,
)
from indicators.rules.relations import name_of
from indicators.rules.report_years import of_year, report_years

_MOST_QUOTED = 4


def _matches(query: str, texts: Iterable[str]) -> bool:
    """Whether every blank-separated word of the query occurs in one of the texts.

    Width, case and blanks inside the texts do not matter. An empty query matches everything.
    """
    haystack = "\n".join(_folded(each) for each in texts)
    return all(_folded(word) in haystack for word in query.split())


def found_facts(query: str, facts: Iterable[Fact]) -> list[Fact]:
    """The facts whose name, alias, code, number or quote match, those by their names first."""
    found = [each for each in facts if _matches(query, _texts(each))]
    return sorted(found, key=lambda each: not _matches(query, _names(each)))


def _names(fact: Fact) -> list[str]:
    """What a fact and its indicator are called."""
    indicator = indicator_of(fact)
    named = [indicator.code, indicator.name, *indicator.aliases] if indicator else []
    return [fact.id, name_of(fact), *named]


def indicator_of(fact: Fact) -> Indicator | None:
    """The indicator that a fact is about, None for a commitment or claim without one."""
    if isinstance(fact, Commitment):
        return fact.target.indicator if fact.target else None
    return fact.indicator


def _texts(fact: Fact) -> list[str]:
    citation, indicator = fact.citation, indicator_of(fact)
    texts = [*_names(fact), citation.quote, citation.note, citation.section]
    texts += [indicator.domain] if indicator else []
    if isinstance(fact, Commitment):
        texts += [fact.group_name, fact.category.value, fact.domain]
    if isinstance(fact, RankClaim):
        texts += [fact.scope, fact.kind.value]
    return texts


def _folded(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def facts_about(indicator: Indicator, dataset: Dataset) -> list[Fact]:
    """The facts of an indicator, of every area, in the order of the sheets."""
    return [each for each in dataset.facts if indicator_of(each) == indicator]


def values_about(indicator: Indicator, dataset: Dataset) -> list[Fact]:
    """The values of an indicator and the tasks that name it; not its targets and ranks."""
    found = facts_about(indicator, dataset)
    return [each for each in found if not isinstance(each, Target | RankClaim)]


def relations_about(indicator: Indicator, dataset: Dataset) -> list[Relation]:
    """The relations that any fact of an indicator takes part in, each once."""
    found: dict[str, Relation] = {}
    for fact in facts_about(indicator, dataset):
        found.update({each.id: each for each in dataset.relations_of(fact)})
    return list(found.values())


def quoted_facts(indicator: Indicator, dataset: Dataset) -> Sequence[Fact]:
    """The own area's last figures with their quotations: actual, target, ranks; four at most."""
    own = [
        each
        for each in reversed(facts_about(indicator, dataset))
        if not isinstance(each, Commitment)
        and each.area == dataset.about.area
        and each.citation.quote
    ]
    own.sort(key=lambda each: each.period.sort_key, reverse=True)
    return own[:_MOST_QUOTED]


def stand_in(indicator: Indicator, dataset: Dataset) -> Indicator | None:
    """The level or growth rate with facts that is shown for an indicator without any of its own.

    None for one that has facts, or no such kin.
    """
    if facts_about(indicator, dataset):
        return None
    return next((each for each in kin(indicator, dataset) if facts_about(each, dataset)), None)


def year_with_facts(indicator: Indicator, dataset: Dataset, year: int | None) -> int | None:
    """The chosen 年度 where it has facts of an indicator, else the first report's that has any."""
    years = (year, *report_years(dataset))
    having = (each for each in years if facts_about(indicator, of_year(dataset, each)))
    return next(having, year)


def beside(indicator: Indicator, dataset: Dataset) -> tuple[Indicator | None, Indicator | None]:
    """The indicators before and after one in the workbook's order, None at its ends."""
    every = dataset.indicators
    at = every.index(indicator)
    return (every[at - 1] if at else None, every[at + 1] if at + 1 < len(every) else None)


def kin(indicator: Indicator, dataset: Dataset) -> list[Indicator]:
    """The level that a growth rate belongs to, and the growth rates that belong to a level."""
    level = dataset.indicator_by_code.get(indicator.base)
    rates = (each for each in dataset.indicators if each.base == indicator.code)
    return [*([level] if level else []), *rates]
