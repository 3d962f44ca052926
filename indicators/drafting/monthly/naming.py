"""What the numbers of a row are of: its label, with the heads that it inherits."""

import re
from collections import Counter

from indicators.drafting.language import words
from indicators.drafting.monthly.layout import RowPlace, is_group, plain_label
from indicators.drafting.monthly.meanings import subject_in
from indicators.drafting.monthly.month_words import without_months

# A title of several quantities does not say which of them a row is of.
_SEVERAL = re.compile("[和与及、]")
_NO_TAIL = re.compile(r"^(?:全部|合计|总计|小计)$|(?:指数|费|面)$")


def name_of(place: RowPlace, quantity: str, counts: Counter[str]) -> str:
    """The name of a row's quantity: its label with what its parents and its table say.

    `quantity` is what the column's header names; `counts` tells how often each label stands
    on the sheet.
    """
    title = subject_in(place.title)
    if place.names_areas or not without_months(place.label):
        return quantity or title
    label = _bare(plain_label(place.label))
    parents = [each for each in place.parents if not is_group(each)]
    parent = _bare(parents[-1]) if parents else ""
    if counts[plain_label(place.label)] > 1 and parent and parent not in label:
        is_first = words.is_tailed(parent) and not words.is_tailed(label)
        return f"{label}{parent}" if is_first else f"{parent}{label}"
    if words.is_tailed(label) or _NO_TAIL.search(label):
        return label
    tail = _tail(parent) or ("" if _SEVERAL.search(title) else _tail(title))
    if label.endswith("税"):
        return f"{label}收入" if tail.endswith("收入") else label
    return f"{label}{tail}" if tail and not label.endswith(tail) else label


def _bare(label: str) -> str:
    """A label without its remark and without the area that it speaks for."""
    plain = re.sub(rf"^{words.AREA}(?=.{{2}})", "", re.sub(r"（[^（）]*）", "", label))
    return re.sub(r"(?<=.{4})(?:合计|总计)$", "", plain) or label


def _tail(name: str) -> str:
    if name.endswith("零售总额"):
        return "零售额"
    return "增加值" if name.endswith("生产总值") else words.tail_of(name)
