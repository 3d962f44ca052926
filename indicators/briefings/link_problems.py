"""Problems of a link to a briefing, as sentences for commands and notices for readers."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from indicators.briefings.assembly import item_label
from indicators.briefings.outline import (
    INTERNAL,
    ITEM,
    LONGEST,
    MOST_ITEMS,
    NAMES,
    NO,
    YES,
    item,
)
from indicators.briefings.ready import CHOSEN_TOPIC, READY_BY_TOPIC
from indicators.model.dataset import Dataset

# Letters of a text that is left out, and how many items are left out with the reason of each.
_QUOTED, _REASONED = 30, 5

# Parameters that other programs add to a link when it is passed on (Streamlit's frame, counters
# of visits, WeChat); they are ignored without a notice.
_FOREIGN = frozenset({"embed", "embed_options", "from", "isappinstalled", "fbclid", "gclid"})
_COUNTERS = ("utm_", "spm")


@dataclass(frozen=True, slots=True)
class LinkProblem:
    """A part of a link that is not used: the problem, and a notice with what was done instead.

    Both are Chinese sentences.
    """

    problem: str
    notice: str


def is_stranger(key: str) -> bool:
    """Whether a parameter is unknown: no briefing has it, and no other program adds it to links."""
    return key not in NAMES and key not in _FOREIGN and not key.startswith(_COUNTERS)


def strangers(texts: Mapping[str, Sequence[str]]) -> Iterator[LinkProblem]:
    """Parameters that a briefing does not have, and those that are given more than once."""
    for key in filter(is_stranger, texts):
        problem = f"简报没有参数 {key}。有：{'、'.join(NAMES)}。"
        yield LinkProblem(problem, f"链接里的参数“{_short(key)}”不认识，已略去。")
    for key, found in texts.items():
        if key in NAMES and key != ITEM and len(set(found)) > 1:
            told = f"{NAMES[key]}写了{len(found)}次"
            yield LinkProblem(f"{told}。", f"链接里的{told}，用的是最后一次写的。")


def foreign_topic(text: str, topic: str) -> Iterator[LinkProblem]:
    """An outline that does not exist; `topic` is the one that is taken."""
    if text and text != topic:
        known = "、".join((*READY_BY_TOPIC, CHOSEN_TOPIC))
        problem = f"没有名为“{_short(text)}”的提纲"
        yield LinkProblem(f"{problem}。有：{known}。", f"{problem}（链接里写的），改用“{topic}”。")


def superfluous(topic: str, texts: Sequence[str]) -> Iterator[LinkProblem]:
    """Items beside an outline that has its own."""
    if texts and topic != CHOSEN_TOPIC:
        problem = f"提纲“{topic}”是现成的，不能另加内容"
        told = "、".join(map(_short, texts))
        yield LinkProblem(f"{problem}。", f"{problem}，链接里另写的{len(texts)}项已略去：{told}。")


def too_many(texts: Sequence[str], dataset: Dataset) -> Iterator[LinkProblem]:
    """Good items beyond as many as a briefing holds, each by its name."""
    rest = texts[MOST_ITEMS:]
    if rest:
        told = "；".join(item_label(item(each), dataset) for each in rest)
        yield LinkProblem(
            f"简报最多{MOST_ITEMS}项，这里有{len(texts)}项：请分成几份。",
            f"一份简报最多{MOST_ITEMS}项，链接里能用的有{len(texts)}项，"
            f"后面{len(rest)}项没有放进来：{told}。",
        )


def bad_items(refused: Mapping[str, str]) -> Iterator[LinkProblem]:
    """Items that the edition does not have; `refused` has the reason of each."""
    reasons = list(refused.items())
    for text, reason in reasons[:_REASONED]:
        yield LinkProblem(reason, f"链接里的“{_short(text)}”这一项已略去：{reason}")
    rest = [_short(text) for text, _ in reasons[_REASONED:]]
    if rest:
        told, named = f"还有{len(rest)}项也用不了", "、".join(rest)
        yield LinkProblem(f"{told}：{named}。", f"{told}，已略去：{named}。")


def too_long(single: Mapping[str, str]) -> Iterator[LinkProblem]:
    """Words of the cover of more letters than it holds."""
    for key, longest in LONGEST.items():
        text = single.get(key, "").strip()
        if len(text) > longest:
            told = f"{NAMES[key]}最多{longest}个字"
            rest = _short(text[longest:])
            yield LinkProblem(
                f"{told}，这里有{len(text)}个字。",
                f"{told}，链接里有{len(text)}个字，后面的“{rest}”没有用上。",
            )


def bad_day(
    key: str, text: str, found: date | None, years: tuple[int, int], instead: str
) -> Iterator[LinkProblem]:
    """A text that is no date, or a date outside the `years` from the first to the last.

    `instead` says what is taken in its place.
    """
    if text and found is None:
        wrong = f"{NAMES[key]}“{_short(text)}”不对"
        how = f"请写成 2024-06-30 的样子，{years[0]}年到{years[1]}年之间"
        yield LinkProblem(f"{wrong}：{how}。", f"链接里的{wrong}，改用{instead}。")


def bad_mark(text: str) -> Iterator[LinkProblem]:
    """A mark of internal papers that is neither yes nor no."""
    if text and text.lower() not in {YES, NO}:
        wrong = f"{INTERNAL}={_short(text)} 不认识，只能是 {YES} 或 {NO}"
        yield LinkProblem(f"{wrong}。", f"链接里的 {wrong}，没有标“内部资料”。")


def _short(text: str) -> str:
    return text if len(text) <= _QUOTED else f"{text[:_QUOTED]}……"
