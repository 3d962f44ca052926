"""Where the figures of a part are printed, as briefly as their number allows."""

from collections.abc import Iterable, Sequence

from indicators.model.facts import Citation, Fact
from indicators.rules.relations import name_of
from indicators.wording import numbers

# More quotes than these are an appendix: the pages alone are told then.
_MOST_QUOTES = 12


def sources_of(facts: Iterable[Fact]) -> tuple[str, ...]:
    """Every place with its quote, each once; the pages of each document where they are many."""
    citations = list(dict.fromkeys(each.citation for each in facts))
    quoted = tuple(dict.fromkeys(map(numbers.cited, citations)))
    return quoted if len(quoted) <= _MOST_QUOTES else _by_document(citations)


def told_source(fact: Fact) -> str:
    """Where a fact is printed; its name stands in front where no quote tells what it is."""
    cited = numbers.cited(fact.citation)
    return cited if fact.citation.quote else f"{name_of(fact)}：{cited}"


def joined(sources: Iterable[str]) -> str:
    """The sources in one line; a document is named once for those that follow each other."""
    told: list[str] = []
    last = ""
    for each in sources:
        name = each[: each.find("》") + 1] if each.startswith("《") else ""
        told.append(each.removeprefix(name).strip() if name and name == last else each)
        last = name
    return "；".join(told)


def _by_document(citations: Sequence[Citation]) -> tuple[str, ...]:
    pages: dict[str, set[int]] = {}
    for each in citations:
        found = pages.setdefault(each.source.name, set())
        if each.page is not None:
            found.add(each.page)
    return tuple(_told(name, sorted(found)) for name, found in pages.items())


def _told(name: str, pages: Sequence[int]) -> str:
    return f"《{name}》" + (f"第{'、'.join(map(str, pages))}页" if pages else "")
