"""An outline as the parameters of an address, and back: the page 简报 and the screen share them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from indicators.briefings.assembly import item_label
from indicators.briefings.outline import (
    DATED,
    EARLIEST,
    INTERNAL,
    ITEM,
    LONGEST,
    MOST_ITEMS,
    NAMES,
    NO,
    TITLE,
    TOPIC,
    UNIT_NAME,
    WATERMARK,
    YES,
    BadItem,
    Outline,
    item,
)
from indicators.briefings.ready import CHOSEN_TOPIC, READY_BY_TOPIC
from indicators.exhibits.parameters import ON
from indicators.model.dataset import Dataset
from indicators.wording.numbers import day

# Letters of a text that is left out, and how many items are left out with the reason of each.
_QUOTED, _REASONED = 30, 5
# Parameters that other programs add to a link when it is passed on (Streamlit's frame, counters
# of visits, WeChat); they are ignored without a notice.
_FOREIGN = frozenset({"embed", "embed_options", "from", "isappinstalled", "fbclid", "gclid"})
_COUNTERS = ("utm_", "spm")

Query = Iterable[tuple[str, str]]
# A part of a link that is not used: the problem for a command, and a notice for readers that says
# what was done instead. Both are Chinese sentences.
LinkProblem = tuple[str, str]


def outline_query(outline: Outline) -> tuple[tuple[str, str], ...]:
    """The parameters that give the outline again; a ready-made one is named, not listed."""
    query = [(TOPIC, outline.topic)]
    if outline.topic == CHOSEN_TOPIC:
        query += [(ITEM, str(each)) for each in outline.items]
    query += [(TITLE, outline.title), (UNIT_NAME, outline.unit_name)]
    query += [(DATED, outline.dated.isoformat()), (WATERMARK, outline.watermark)]
    query += [(ON.key, outline.on.isoformat())] if outline.on else []
    query += [(INTERNAL, YES)] if outline.is_internal else []
    return tuple((key, text) for key, text in query if text)


def outline_of(query: Query, dataset: Dataset, today: date) -> Outline:
    """The outline that a command asks for; raises BadItem where a part of it cannot be used."""
    outline, problems = read_link(query, dataset, today)
    if problems:
        raise BadItem("\n".join(problem for problem, _ in problems))
    return filled(outline, dataset)


def filled(outline: Outline, dataset: Dataset) -> Outline:
    """The outline with its items, which the dataset gives a ready-made one."""
    ready = READY_BY_TOPIC.get(outline.topic)
    if ready is None:
        return outline
    return replace(outline, items=ready.items(dataset, outline.on or outline.dated))


def read_link(
    query: Query, dataset: Dataset, today: date
) -> tuple[Outline, tuple[LinkProblem, ...]]:
    """What an address asks for, with the items that it names, and what of it cannot be used."""
    texts: dict[str, list[str]] = {}
    for key, text in query:
        texts.setdefault(key, []).append(text)
    single = {key: found[-1] for key, found in texts.items() if key != ITEM}
    words = {key: single.get(key, "").strip() for key in LONGEST}
    cut = {key: words[key][:longest] for key, longest in LONGEST.items()}
    topic = single.get(TOPIC, "")
    if topic not in {*READY_BY_TOPIC, CHOSEN_TOPIC}:
        topic = CHOSEN_TOPIC if ITEM in texts else next(iter(READY_BY_TOPIC))
    wanted = list(dict.fromkeys(texts.get(ITEM, []))) if topic == CHOSEN_TOPIC else []
    refused = _refused(wanted, dataset)
    good = [each for each in wanted if each not in refused]
    years = ON.years(dataset)
    days = {DATED: (EARLIEST.year, years[1]), ON.key: years}
    found = {key: _day(single.get(key, ""), until) for key, until in days.items()}
    outline = Outline(
        topic=topic,
        items=tuple(map(item, good[:MOST_ITEMS])),
        title=cut[TITLE],
        unit_name=cut[UNIT_NAME],
        dated=found[DATED] or today,
        on=found[ON.key],
        is_internal=single.get(INTERNAL, "").lower() == YES,
        watermark=cut[WATERMARK],
    )
    instead = {DATED: f"今天（{day(today)}）", ON.key: NAMES[DATED]}
    problems = (
        *_strangers(texts),
        *_foreign_topic(single.get(TOPIC, ""), topic),
        *_superfluous(topic, texts.get(ITEM, [])),
        *_too_many(good, dataset),
        *_bad_items(refused),
        *_too_long(words),
        *(
            _bad_day(key, single[key], until, instead[key])
            for key, until in days.items()
            if single.get(key) and found[key] is None
        ),
        *_bad_mark(single.get(INTERNAL, "")),
    )
    return outline, problems


def _refused(texts: Sequence[str], dataset: Dataset) -> dict[str, str]:
    """The items that the edition does not have, each with the reason."""
    found: dict[str, str] = {}
    for each in texts:
        try:
            item_label(item(each), dataset)
        except BadItem as bad:
            found[each] = str(bad)
    return found


def _day(text: str, years: tuple[int, int]) -> date | None:
    """A text as a day of the years from the first to the last; None where it is none."""
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return None
    return found if years[0] <= found.year <= years[1] else None


def is_stranger(key: str) -> bool:
    """Whether a parameter is unknown: no briefing has it, and no other program adds it to links."""
    return key not in NAMES and key not in _FOREIGN and not key.startswith(_COUNTERS)


def _strangers(texts: Mapping[str, Sequence[str]]) -> Iterator[LinkProblem]:
    """Parameters that a briefing does not have, and those that are given more than once."""
    for key in filter(is_stranger, texts):
        problem = f"简报没有参数 {key}。有：{'、'.join(NAMES)}。"
        yield problem, f"链接里的参数“{_short(key)}”不认识，已略去。"
    for key, found in texts.items():
        if key in NAMES and key != ITEM and len(set(found)) > 1:
            twice = f"{NAMES[key]}写了{len(found)}次"
            yield f"{twice}。", f"链接里的{twice}，用的是最后一次写的。"


def _foreign_topic(text: str, topic: str) -> Iterator[LinkProblem]:
    """An outline that does not exist; `topic` is the one that is taken."""
    if text and text != topic:
        known = "、".join((*READY_BY_TOPIC, CHOSEN_TOPIC))
        problem = f"没有名为“{_short(text)}”的提纲"
        yield f"{problem}。有：{known}。", f"{problem}（链接里写的），改用“{topic}”。"


def _superfluous(topic: str, texts: Sequence[str]) -> Iterator[LinkProblem]:
    """Items beside an outline that has its own."""
    if texts and topic != CHOSEN_TOPIC:
        problem = f"提纲“{topic}”是现成的，不能另加内容"
        listed = "、".join(map(_short, texts))
        yield f"{problem}。", f"{problem}，链接里另写的{len(texts)}项已略去：{listed}。"


def _too_many(texts: Sequence[str], dataset: Dataset) -> Iterator[LinkProblem]:
    """Good items beyond as many as a briefing holds, each by its name."""
    rest = texts[MOST_ITEMS:]
    if rest:
        listed = "；".join(item_label(item(each), dataset) for each in rest)
        yield (
            f"简报最多{MOST_ITEMS}项，这里有{len(texts)}项：请分成几份。",
            f"一份简报最多{MOST_ITEMS}项，链接里能用的有{len(texts)}项，"
            f"后面{len(rest)}项没有放进来：{listed}。",
        )


def _bad_items(refused: Mapping[str, str]) -> Iterator[LinkProblem]:
    """Items that the edition does not have; `refused` has the reason of each."""
    reasons = list(refused.items())
    for text, reason in reasons[:_REASONED]:
        yield reason, f"链接里的“{_short(text)}”这一项已略去：{reason}"
    rest = "、".join(_short(text) for text, _ in reasons[_REASONED:])
    if rest:
        others = f"还有{len(reasons) - _REASONED}项也用不了"
        yield f"{others}：{rest}。", f"{others}，已略去：{rest}。"


def _too_long(words: Mapping[str, str]) -> Iterator[LinkProblem]:
    """Words of the cover of more letters than it holds."""
    for key, longest in LONGEST.items():
        if len(words[key]) > longest:
            most, has = f"{NAMES[key]}最多{longest}个字", f"有{len(words[key])}个字"
            rest = _short(words[key][longest:])
            yield f"{most}，这里{has}。", f"{most}，链接里{has}，后面的“{rest}”没有用上。"


def _bad_day(key: str, text: str, years: tuple[int, int], instead: str) -> LinkProblem:
    """A text that is no date, or outside the `years`; `instead` says what is taken."""
    wrong = f"{NAMES[key]}“{_short(text)}”不对"
    how = f"请写成 2024-06-30 的样子，{years[0]}年到{years[1]}年之间"
    return f"{wrong}：{how}。", f"链接里的{wrong}，改用{instead}。"


def _bad_mark(text: str) -> Iterator[LinkProblem]:
    """A mark of internal papers that is neither yes nor no."""
    if text and text.lower() not in {YES, NO}:
        wrong = f"{INTERNAL}={_short(text)} 不认识，只能是 {YES} 或 {NO}"
        yield f"{wrong}。", f"链接里的 {wrong}，没有标“内部资料”。"


def _short(text: str) -> str:
    return text if len(text) <= _QUOTED else f"{text[:_QUOTED]}……"
