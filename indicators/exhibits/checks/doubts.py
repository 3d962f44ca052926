"""The doubts of the workbook: figures, pairs, and relations that fail."""

from collections.abc import Iterable

from indicators.exhibits.checks.relations import periods_of
from indicators.exhibits.choices import YEAR, in_year
from indicators.exhibits.columns import FACTS, Column, ColumnRole, columns, ids_of, shared
from indicators.exhibits.exhibit import Choices, Exhibit, ExhibitContent, listing
from indicators.exhibits.forms import Compared
from indicators.exhibits.table import Table, table
from indicators.model.codelists import Comparability, RelationType, Standing
from indicators.model.dataset import Dataset
from indicators.model.facts import Commitment, Fact, Observation, Relation
from indicators.model.results import computed_once
from indicators.rules.gaps import Gap, gaps
from indicators.rules.relations import current_verdict, name_of, value_text
from indicators.rules.report_years import of_year, only_of_year
from indicators.rules.search import indicator_of
from indicators.sentences.clauses import sentence
from indicators.sentences.gap_texts import start_text
from indicators.wording import numbers

_COLUMNS = columns(
    FACTS,
    *shared("code"),
    Column("where", "类别"),
    Column("name", "名称", ColumnRole.SUBJECT),
    Column("value_text", "内容"),
    Column("reason", "疑点", ColumnRole.REASON),
    *shared("cited"),
    screen="where name value_text reason cited",
    brief=(("name", "where"), "value_text", "reason"),
)
_FIRST_DOUBTS = 4


def _doubts_table(dataset: Dataset, gaps: Iterable[Gap]) -> Table:
    """Every doubt once: doubtful pairs, other doubtful facts, relations that fail or may not hold.

    A commitment that repeats the doubt of its target is left out.
    """
    pairs = [each for each in gaps if each.standing is Standing.DOUBTFUL]
    listed = {each.id for pair in pairs for each in (pair.target, pair.baseline) if each}
    records = [_doubtful_pair(each) for each in pairs]
    records += [
        _doubtful_fact(each)
        for each in dataset.facts
        if _is_doubted(each) and each.id not in listed
    ]
    records += [
        _doubtful_relation(each, dataset)
        for each in dataset.relations
        if _is_doubted_relation(each, dataset)
    ]
    return table(records, _COLUMNS)


@computed_once
def doubts_of_year(dataset: Dataset, year: int | None = None) -> Table:
    """The doubts of a report year (default: the latest), those of its targets first."""
    return _doubts_table(only_of_year(dataset, year), gaps(of_year(dataset, year)))


@computed_once
def all_doubts(dataset: Dataset) -> Table:
    """The doubts of every year."""
    return _doubts_table(dataset, gaps(dataset))


@computed_once
def first_doubts(doubts: Table) -> Table:
    """The first of the doubts that the page of checks lists."""
    return doubts.head(_FIRST_DOUBTS).only("name", "value_text", "reason")


def _is_doubted(fact: Fact) -> bool:
    """Whether the workbook's note on a fact opens with 存疑, and no target has the same doubt."""
    repeats = isinstance(fact, Commitment) and fact.target is not None
    return fact.citation.is_doubtful and not repeats


def _is_doubted_relation(relation: Relation, dataset: Dataset) -> bool:
    if relation.type is RelationType.BASELINE:
        return False
    fails = current_verdict(relation, dataset).holds is False
    return fails or relation.comparability is Comparability.DOUBTFUL


def _dated(text: str, period: str) -> str:
    return f"{text}（{period}）" if text else ""


def _doubtful_pair(gap: Gap) -> dict[str, object]:
    return {
        "facts": ids_of(*gap.facts),
        "code": gap.target.indicator.code,
        "where": "目标与基数",
        "name": gap.target.indicator.name,
        "value_text": f"{start_text(gap)}（{gap.target.period.label}目标）",
        "reason": gap.reason,
        "cited": numbers.cited(gap.target.citation),
    }


def _doubtful_fact(fact: Fact) -> dict[str, object]:
    indicator = indicator_of(fact)
    return {
        "facts": ids_of(fact),
        "code": indicator.code if indicator else "",
        "where": fact.place.sheet.value,
        "name": name_of(fact),
        "value_text": _dated(_value(fact), fact.period.label),
        "reason": fact.citation.doubt,
        "cited": numbers.cited(fact.citation),
    }


def _value(fact: Fact) -> str:
    status = fact.status.mark if isinstance(fact, Observation) else ""
    return numbers.remarked(value_text(fact), status)


def _doubtful_relation(relation: Relation, dataset: Dataset) -> dict[str, object]:
    first = relation.members[0].fact
    indicator = indicator_of(first)
    return {
        "facts": ids_of(*(each.fact for each in relation.members)),
        "code": indicator.code if indicator else "",
        "where": relation.type.value,
        "name": "、".join(dict.fromkeys(name_of(each.fact) for each in relation.members)),
        "value_text": _dated(current_verdict(relation, dataset).words, periods_of(relation)),
        "reason": relation.note,
        "cited": numbers.cited(first.citation),
    }


def _doubts(exhibit: Exhibit, dataset: Dataset, choices: Choices) -> ExhibitContent:
    year = choices[YEAR.key]
    return exhibit.content(
        doubts_of_year(dataset, year), choices, year=year, in_year=in_year(choices)
    )


def _doubts_message(shown: ExhibitContent, _: Dataset) -> str:
    """How many doubts there are, by their kinds."""
    return f"{len(shown.table.rows)}项数字有疑点：{doubts_words(shown.table)}。"


def doubts_words(doubts: Table) -> str:
    """How many doubts there are of each kind: 目标与基数8项、实绩8项."""
    counts = doubts.rows["where"].value_counts(sort=False)
    return "、".join(f"{where}{count}项" for where, count in counts.items())


def _doubt_rows(shown: ExhibitContent, _: Dataset, most: int) -> tuple[str, ...]:
    """Each doubt with its figures and its reason."""
    rows = shown.table.rows.head(most)
    columns = (rows[each].astype(str) for each in ("where", "name", "value_text", "reason"))
    return tuple(_doubt(*each) for each in zip(*columns, strict=True))


def _doubt(where: str, name: str, value: str, reason: str) -> str:
    content = f"内容为{value}" if value else ""
    return sentence(f"{where}（存疑）：{name}", content, f"疑点为{reason}" if reason else "")


DOUBTS = listing(
    name="doubts",
    page="checks",
    place=10,
    title="哪些数字有疑点",
    parameters=(YEAR,),
    show=_doubts,
    empty="没有疑点。",
    message=_doubts_message,
    sentences=_doubt_rows,
    compared=Compared(
        key=("where", "code", "name"),
        title="疑点",
        table=lambda dataset, _: all_doubts(dataset),
    ),
)
