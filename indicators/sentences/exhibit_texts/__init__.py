"""What each exhibit shows, in words: first its message, then its rows."""

from types import MappingProxyType

from indicators.exhibits.exhibit import Shown
from indicators.model.dataset import Dataset
from indicators.rules.years import of_year
from indicators.sentences.exhibit_texts import facts, growth, ranks, targets, tasks
from indicators.sentences.exhibit_texts.exhibit_text import Telling

MOST_ROWS = 12

_TELLINGS = MappingProxyType(
    {
        "cards": Telling(facts.cards_message, facts.card_rows),
        "gap-points": Telling(targets.largest_message),
        "gap-shares": Telling(targets.largest_message),
        "standings": Telling(targets.standings_message, targets.standing_rows),
        "growth": Telling(growth.growth_message),
        "changes": Telling(growth.changes_message),
        "increments": Telling(growth.increments_message),
        "series": Telling(growth.series_message),
        "claims": Telling(ranks.claims_message),
        "peers": Telling(ranks.peers_message, ranks.peer_rows),
        "target-rates": Telling(targets.comparable_message),
        "target-counts": Telling(targets.comparable_message),
        "doubtful-targets": Telling(targets.doubtful_message),
        "targets-without-baseline": Telling(targets.without_baseline_message),
        "text-targets": Telling(targets.text_message),
        "timeline": Telling(tasks.timeline_message),
        "overdue": Telling(tasks.overdue_message),
        "livelihood": Telling(tasks.livelihood_message),
        "undated": Telling(tasks.undated_message),
        "doubts": Telling(facts.doubts_message, facts.doubt_rows),
    }
)


def exhibit_sentences(shown: Shown, dataset: Dataset, most: int = MOST_ROWS) -> tuple[str, ...]:
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
