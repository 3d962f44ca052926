"""What an exhibit shows, in sentences of official documents: its message, then its rows."""

from indicators.exhibits.exhibit import ExhibitContent
from indicators.model.dataset import Dataset
from indicators.rules.report_years import of_year

MOST_ROWS = 12


def exhibit_sentences(
    shown: ExhibitContent, dataset: Dataset, most: int = MOST_ROWS
) -> tuple[str, ...]:
    """The message of an exhibit, then a sentence a row; nothing where it has no row.

    An exhibit of a year uses what is known and promised as of it. Of more rows than `most` the
    first are written, and the last sentence counts the others.
    """
    if shown.table.is_empty:
        return ()
    dataset = dataset if shown.year is None else of_year(dataset, shown.year)
    rows = shown.exhibit.sentences(shown, dataset, most)
    left = len(shown.table.rows) - most
    more = (f"其余{left}项从略。",) if left > 0 else ()
    return (shown.exhibit.message(shown, dataset), *rows, *more)
