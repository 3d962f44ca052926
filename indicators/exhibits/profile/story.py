"""An indicator's figures over the periods, or on one track, with its targets."""

from collections.abc import Iterable, Sequence
from functools import partial

from indicators.exhibits.columns import columns, shared
from indicators.exhibits.exhibit import Exhibit, ExhibitContent, chart
from indicators.exhibits.forms import ChangeScope, Chart, Compared, SlideForm
from indicators.exhibits.growth.series import POINT_COLUMNS, points_table, series_message
from indicators.exhibits.parameters import JUDGED_ON, YEAR, Choice, Choices
from indicators.exhibits.table import Table, texts_table
from indicators.model.codelists import DOUBT, Standing
from indicators.model.dataset import Dataset, best
from indicators.model.facts import Indicator, Observation, Target
from indicators.model.results import computed_once
from indicators.rules.cards import Card, card
from indicators.rules.gaps import gap
from indicators.rules.report_years import of_year
from indicators.rules.series import ENOUGH_POINTS, Series, series_of
from indicators.sentences.names import spoken

# More periods are named by the first and the last.
_LISTED = 2
# With the indicator that each point is of: a baseline may be another's.
_COLUMNS = columns(
    *POINT_COLUMNS.every,
    *shared("name"),
    screen="name period_label kind text cited",
    brief=("name", "period_label", "kind", ("text", "place")),
    download=" ".join(POINT_COLUMNS.download),
    spoken=" ".join(POINT_COLUMNS.spoken),
)
_points = partial(points_table, columns=_COLUMNS)


@computed_once
def _story_table(dataset: Dataset, indicator: Indicator) -> Table:
    """The points of its longest series with the targets; of fewer than three, the track.

    The track has every target with a number, the actual that one is set against and that of its
    own period; without a target the last actual.
    """
    series = _longest_series(indicator, dataset)
    aims = [each for each in dataset.targets_of(indicator.code) if each.quantity]
    if series and series.is_long_enough:
        points = _over_time(series, aims)
    else:
        actuals = list(dict.fromkeys(_actuals(card(indicator, dataset), dataset)))
        for each in (actuals, aims):
            each.sort(key=lambda fact: fact.period.sort_key)
        points = _points((*actuals, *aims), indicator.unit)
    return _doubted(points.of(points.rows.dropna(subset=["value"])), dataset)


def _doubted(points: Table, dataset: Dataset) -> Table:
    """Targets that may not be set against their actual are doubtful, though each figure is sure."""
    if points.is_empty:
        return points
    found = (dataset.fact_by_id[each] for each in points.rows["id"])
    aims = (each for each in found if isinstance(each, Target))
    pairs = {each.id: gap(each, dataset).is_doubtful for each in aims}
    rows = points.rows
    is_of_pair = rows["id"].map(lambda key: pairs.get(key, False)) & ~rows["doubtful"]
    figures = rows["figure"].mask(is_of_pair, rows["figure"] + f"（{DOUBT}）")
    return points.of(rows.assign(doubtful=rows["doubtful"] | is_of_pair, figure=figures))


def story_of_year(dataset: Dataset, indicator: Indicator, year: int | None) -> Table:
    """The same as of a report year; of all years where that one has no number."""
    found = _story_table(of_year(dataset, year), indicator)
    return _story_table(dataset, indicator) if found.is_empty else found


def _over_time(series: Series, aims: Iterable[Target]) -> Table:
    """The points of a series and the targets on its periods, and those of whole years after it.

    The latter are one step after the last point: an axis of days would be empty up to their ends.
    """
    last, before = series.points[-1].period, series.points[-2].period
    on_axis = [each for each in aims if series.takes(each.period)]
    later = [
        each
        for each in aims
        if each not in on_axis and each.period.is_whole_year and last.before(each.period)
    ]
    points = _points((*series.points, *on_axis, *later), series.indicator.unit, series)
    if not (later and last.end and before.end):
        return points
    step = last.end + (last.end - before.end)
    is_later = points.rows["id"].isin([each.id for each in later])
    return points.of(points.rows.assign(end=points.rows["end"].mask(is_later, step)))


def _actuals(shown_card: Card, dataset: Dataset) -> Iterable[Observation]:
    """The target's baseline, the actuals of its own period, the last figure."""
    gap = shown_card.gap
    if gap and gap.baseline and gap.difference:
        yield gap.baseline
    if gap and gap.progress:
        yield from gap.progress.observations
    known = [each for each in dataset.observations_of(shown_card.indicator.code) if each.quantity]
    actual = shown_card.actual or best(known)
    if actual and actual.quantity:
        yield actual


def no_story() -> Table:
    """The table without a row."""
    return _points((), "")


def _longest_series(indicator: Indicator, dataset: Dataset) -> Series | None:
    """The series of most points, of a year's spans before single quarters; None without any."""
    return max(series_of(indicator, dataset), key=lambda each: len(each.points), default=None)


def other_series(indicator: Indicator, dataset: Dataset) -> list[Series]:
    """The series that are long enough to be drawn beside the longest one."""
    longest = _longest_series(indicator, dataset)
    return [
        each
        for each in series_of(indicator, dataset)
        if each.is_long_enough and longest and each.rhythm is not longest.rhythm
    ]


def story_indicators(dataset: Dataset) -> Sequence[Indicator]:
    """Those of which there is a number, the overview's first."""
    facts: Iterable[Observation | Target] = (*dataset.observations, *dataset.targets)
    own = (each for each in facts if each.quantity and each.area == dataset.about.area)
    known = {each.indicator.code for each in own}
    found = [each for each in dataset.indicators if each.code in known]
    return sorted(found, key=lambda each: (each.card is None, each.card or 0))


def _story(exhibit: Exhibit, dataset: Dataset, choices: Choices) -> ExhibitContent:
    indicator, year = choices["code"], choices[YEAR.key]
    if indicator is None:
        return exhibit.content(no_story(), choices, period="", unit="")
    table, known = story_of_year(dataset, indicator, year), of_year(dataset, year)
    is_known = not _story_table(known, indicator).is_empty
    periods = list(dict.fromkeys(table.rows["period_label"]))
    ends = dict.fromkeys((*periods[:1], *periods[-1:]))
    return exhibit.content(
        table,
        choices,
        title=f"{indicator.name}的{exhibit.title}",
        period=("至" if len(periods) > _LISTED else "、").join(ends),
        unit=indicator.unit,
        note="" if _has_line(indicator, known) else f"不足{ENOUGH_POINTS}期，不画趋势",
        # The words are then those of the workbook as of the year.
        year=year if is_known else None,
    )


def _has_line(indicator: Indicator, dataset: Dataset) -> bool:
    series = _longest_series(indicator, dataset)
    return series is not None and series.is_long_enough


def _story_message(shown: ExhibitContent, dataset: Dataset) -> str:
    """The last figure, or the ends of a series, and how the target lies to it."""
    last = _indicator(shown, dataset)
    shown_card = card(last, dataset, shown.on)
    aim = _aim(shown_card)
    if _has_line(last, dataset):
        head = series_message(shown, dataset).removesuffix("。")
        return f"{'，'.join(filter(None, (head, aim)))}。"
    figure = f"{shown_card.marked_period}{shown_card.figure}" if shown_card.period_label else ""
    doubt = (
        "能否相比存疑" if shown_card.gap and shown_card.gap.standing is Standing.DOUBTFUL else ""
    )
    clauses = (figure, aim or "未设目标", doubt) if not _is_compared(shown_card) else (aim,)
    return f"{spoken(last, dataset)}：{'，'.join(filter(None, clauses))}。"


def _indicator(shown: ExhibitContent, dataset: Dataset) -> Indicator:
    """The indicator of the exhibit: the last point is never another's baseline."""
    aims, actuals = shown.facts_of(Target, dataset), shown.facts_of(Observation, dataset)
    return aims[-1].indicator if aims else actuals[-1].indicator


def _is_compared(shown_card: Card) -> bool:
    aimed = shown_card.gap
    return aimed is not None and aimed.is_compared and aimed.distance is not None


def _aim(shown_card: Card) -> str:
    """The target, by its distance where there is one: 2024年目标下限比上年实绩高3.7个百分点."""
    if shown_card.gap is None:
        return ""
    if not _is_compared(shown_card):
        return shown_card.target_text.replace("：", "", 1)
    period, lead = shown_card.gap.target.period.label, shown_card.gap.lead
    return f"{period}{lead}" if lead.startswith("目标") else lead


def _every_story(dataset: Dataset, _: ChangeScope) -> Table:
    """The points of each indicator in one text; of all, because a baseline may be another's."""
    texts = {}
    for each in story_indicators(dataset):
        rows = _story_table(dataset, each).rows
        texts[each.name] = "、".join(rows["period_label"] + rows["kind"] + rows["text"])
    return texts_table(texts, STORY.title)


STORY = chart(
    name="story",
    page="indicator",
    place=10,
    title="实绩和目标",
    chart=Chart("story"),
    parameters=(
        Choice(
            key="code", title="指标", options=story_indicators, name=lambda each: str(each.code)
        ),
        YEAR,
        JUDGED_ON,
    ),
    show=_story,
    empty="这个指标没有可以画成图的数：实绩和目标都是文字，或者还没有。",
    message=_story_message,
    slide=SlideForm.PERIODS,
    compared=Compared(key=("name",), table=_every_story),
)
