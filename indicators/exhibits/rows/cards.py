"""The cards of the first page as a table."""

from collections.abc import Sequence
from datetime import date

from indicators.exhibits.table import FACTS, Table, ids_of, table
from indicators.model.dataset import Dataset
from indicators.model.facts import Fact
from indicators.rules.cards import NOT_LISTED, Card, cards

# Of an indicator that is a level itself.
NOT_APPLICABLE = "不适用"
_LABELS = {
    "headline": "数值",
    "period": "期间",
    "level": "总量",
    "rank_text": "位次",
    "target_text": "目标",
    "status": "状态",
    "words": "说明",
}
# `level_said` names itself, for a column that it shares, and is blank where there is none to have.
_EXTRAS = {"name": "指标", "cited": "来源", "level_said": "总量"}
_BRIEF = (
    ("name", "period"),
    ("headline", "level"),
    "rank_text",
    "target_text",
    ("words", "status"),
)


def cards_table(dataset: Dataset, on: date | None = None) -> Table:
    """One row a card; `id` is the observation whose value is its headline, "" for a sum."""
    found = cards(dataset, on)
    facts = [fact for each in found for fact in each.told]
    records = [_record(each, facts) for each in found]
    columns = ("id", FACTS, "code", *_EXTRAS, *_LABELS)
    return table(records, columns, _LABELS, extras=_EXTRAS, brief=_BRIEF)


def _record(card: Card, all_facts: Sequence[Fact]) -> dict[str, object]:
    return {
        "id": card.actual.id if card.actual else "",
        FACTS: ids_of(*card.told),
        "code": card.indicator.code,
        "name": card.subject,
        "cited": card.place_among(all_facts),
        "headline": card.headline,
        "period": card.period_label,
        "level": card.level or NOT_APPLICABLE,
        "level_said": f"{_LABELS['level']}：{card.level}" if card.level else "",
        "rank_text": "；".join(card.ranks) or NOT_LISTED,
        "target_text": card.target_text,
        "status": card.gap.status.text if card.gap else "",
        "words": card.words,
    }
