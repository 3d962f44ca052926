"""What each exhibit shows, in words: first its message, then its rows."""

from types import MappingProxyType

from indicators.exhibits.exhibit import ExhibitContent
from indicators.model.dataset import Dataset
from indicators.rules.years import of_year
from indicators.sentences.exhibit_texts import facts, growth, ranks, targets, tasks
from indicators.sentences.exhibit_texts.exhibit_text import ExhibitText

MOST_ROWS = 12

_TELLINGS = MappingProxyType(
    {
        "cards": ExhibitText(facts.cards_message, facts.card_rows),
        "gap-points": ExhibitText(targets.largest_message),
        "gap-shares": ExhibitText(targets.largest_message),
        "standings": ExhibitText(targets.standings_message, targets.standing_rows),
        "growth": ExhibitText(growth.growth_message),
        "changes": ExhibitText(growth.changes_message),
        "increments": ExhibitText(growth.increments_message),
        "series": ExhibitText(growth.series_message),
        "claims": ExhibitText(ranks.claims_message),
        "peers": ExhibitText(ranks.peers_message, ranks.peer_rows),
        "target-rates": ExhibitText(targets.comparable_message),
        "target-counts": ExhibitText(targets.comparable_message),
        "doubtful-targets": ExhibitText(targets.doubtful_message),
        "targets-without-baseline": ExhibitText(targets.without_baseline_message),
        "text-targets": ExhibitText(targets.text_message),
        "timeline": ExhibitText(tasks.timeline_message),
        "overdue": ExhibitText(tasks.overdue_message),
        "livelihood": ExhibitText(tasks.livelihood_message),
        "undated": ExhibitText(tasks.undated_message),
        "doubts": ExhibitText(facts.doubts_message, facts.doubt_rows),
    }
)


def exhibit_sentences(
    shown: ExhibitContent, dataset: Dataset, most: int = MOST_ROWS
) -> tuple[str, ...]:
    """The message of an exhibit, then a sentence a row; nothing where it has no row.

    An exhibit of a year says what is known and promised as of it. What has more rows than `most`
    is told by the first; the last sentence says how many are left.
    """
    if shown.table.is_empty:
        return ()
    dataset = dataset if shown.year is None else of_year(dataset, shown.year)
    telling = _TELLINGS[shown.exhibit]
    rows = telling.rows(shown, dataset, most)
    left = len(shown.table.rows) - most
    more = (f"其余{left}项从略。",) if left > 0 else ()
    return (telling.message(shown, dataset), *rows, *more)
