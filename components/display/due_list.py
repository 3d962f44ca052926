"""The promises of a calendar's months as a list; a month is chosen by a click or in a list."""

from datetime import date

from components.charts.month_columns import column_of, columns_of
from components.display.fact_cards import show_records
from components.display.folded import show_folded
from components.inputs.choices import beside_labels, choose_one_or_all
from components.inputs.links import MONTH
from indicators.exhibits.table import Table
from indicators.wording.numbers import day

_COLUMNS = ("name", "due_text", "status_text", "group", "firmness", "cited")


def show_due_list(table: Table, on: date, *, key: str) -> None:
    """Show the promises of a calendar, all of them closed, those of a chosen month open.

    Open also where all have passed: then the calendar's signs are all the same. `on` is the day of
    judgement, which the heading names and the statuses depend on. The month is in the address.
    """
    if table.is_empty:
        return
    days = [each.date() for each in table.rows["due"]]
    columns = columns_of(days)
    found = [columns[column_of(each, columns)] for each in days]
    names = {each.key: each.label for each in found}
    with beside_labels(MONTH):
        chosen = choose_one_or_all(
            "到期的月份", list(names), key=MONTH, name=lambda each: names[each]
        )
    listed = table.of(table.rows[[chosen in {None, each.key} for each in found]])
    are_late = bool(table.rows["overdue"].all())
    named = f"{names[chosen]}到期" if chosen else "逐项看时限和来源"
    show_folded(
        f"{named}，到{day(on)}均已过时限" if are_late else f"{named}，以{day(on)}判断",
        len(listed.rows),
        lambda: show_records(listed.only(*_COLUMNS), key=key),
        key=f"{key}_{chosen or 'all'}",
        opened=chosen is not None or are_late,
    )
