"""The headline cards of the first page, as a table."""

from dataclasses import replace
from datetime import date
from operator import attrgetter

from indicators.exhibits.columns import CITED, ID, Column, ColumnRole, about, columns, facts_of
from indicators.exhibits.exhibit import Exhibit, ExhibitContent, listing
from indicators.exhibits.forms import ChangeScope, Compared
from indicators.exhibits.parameters import JUDGED_ON, YEAR, Choices, in_year
from indicators.exhibits.table import Table, table
from indicators.model.codelists import Standing
from indicators.model.dataset import Dataset
from indicators.rules.cards import NOT_LISTED, Card, cards
from indicators.rules.report_years import of_year
from indicators.sentences import fact_sentences
from indicators.sentences.aims import target_sentences
from indicators.sentences.clauses import sentence
from indicators.sentences.gap_texts import divided, judged_counts, standings_of
from indicators.sentences.observations import total_sentence
from indicators.wording.numbers import in_turn

# Of an indicator that is a level itself.
_NOT_APPLICABLE = "不适用"
# On a card the name is its heading; a download needs it as a column. `level_said` has its
# label within, because it shares a column.
_COLUMNS = columns(
    *about(attrgetter("actual"), ID),
    facts_of(attrgetter("told")),
    Column("code", "指标代码", of=attrgetter("indicator.code")),
    Column("name", "指标", ColumnRole.SUBJECT, of=attrgetter("subject")),
    # Which document depends on the other cards: see `cards_table`.
    CITED.computed(lambda _: ""),
    Column("level_said", "总量", of=lambda card: f"总量：{card.level}" if card.level else ""),
    Column("headline", "数值", of=attrgetter("headline")),
    Column("period", "期间", of=attrgetter("period_label")),
    Column("level", "总量", of=lambda card: card.level or _NOT_APPLICABLE),
    Column(
        "rank_text", "位次", ColumnRole.RANK, of=lambda card: "；".join(card.ranks) or NOT_LISTED
    ),
    Column("target_text", "目标", of=attrgetter("target_text")),
    *about(
        attrgetter("gap"), Column("status", "状态", ColumnRole.STATUS, of=attrgetter("status.text"))
    ),
    Column("words", "说明", ColumnRole.WORDS, of=attrgetter("words")),
    screen="headline period level rank_text target_text status words",
    brief=(
        ("name", "period"),
        ("headline", "level_said"),
        "rank_text",
        ("target_text", "words", "status"),
    ),
    slide=(
        ("name", "period"),
        ("headline", "level_said"),
        "rank_text",
        ("target_text", "words"),
        "status",
    ),
    download="name headline period level rank_text target_text status words cited",
)
_AIMS = {
    Standing.ABOVE: "高于上年实绩",
    Standing.LEVEL: "与上年实绩持平",
    Standing.BELOW: "低于上年实绩",
    Standing.DOUBTFUL: "与上年实绩能否相比存疑",
    Standing.NO_BASELINE: "没有可比的上年实绩",
    Standing.TEXT: "为文字目标",
}


def cards_table(dataset: Dataset, on: date | None = None) -> Table:
    """One row a card; `id` is the observation whose value is its headline, "" for a sum."""
    found = cards(dataset, on)
    facts = [fact for each in found for fact in each.told]
    cited = CITED.computed(lambda card: card.place_among(facts))
    return table(found, _COLUMNS).drawing([cited], found)


def _cards(exhibit: Exhibit, dataset: Dataset, choices: Choices) -> ExhibitContent:
    return exhibit.content(
        cards_table(of_year(dataset, choices[YEAR.key]), choices[JUDGED_ON.key]),
        choices,
        year=choices[YEAR.key],
        in_year=in_year(choices),
    )


def _cards_message(shown: ExhibitContent, dataset: Dataset) -> str:
    """How many headline indicators have a target, how these are met now, and how the rest began."""
    found = cards(dataset, shown.on)
    gaps = [each.gap for each in found if each.gap]
    if not gaps:
        return sentence(f"{len(found)}项主要指标都未设目标")
    now = [each for each in gaps if each.leads_now]
    start = "，".join(divided(standings_of(each for each in gaps if not each.leads_now), _AIMS))
    parts = in_turn(judged_counts(now, ""), start)
    return f"{len(found)}项主要指标中{len(gaps)}项设有目标：{sentence(parts)}"


def _card(card: Card, dataset: Dataset, on: date | None) -> str:
    """The headline of a card with its ranks and its target."""
    if card.actual:
        return fact_sentences(card.actual, dataset, on)[0]
    aim = target_sentences(card.gap.target, dataset, on)[0] if card.gap else ""
    if card.total and not (card.gap and card.gap.progress):
        return total_sentence(card.total, dataset) + aim
    return aim or sentence(f"{card.subject}未公布，未设目标")


def _compared(dataset: Dataset, _: ChangeScope) -> Table:
    """The cards of the latest year; the text of a target needs no label."""
    whole = cards_table(of_year(dataset))
    return replace(whole, columns=whole.columns.relabelled({"target_text": ""}))


CARDS = listing(
    name="cards",
    page="overview",
    place=10,
    title="主要指标",
    parameters=(JUDGED_ON, YEAR),
    show=_cards,
    empty="工作簿没有指定指标卡。",
    message=_cards_message,
    sentences=lambda shown, dataset, most: tuple(
        _card(each, dataset, shown.on) for each in cards(dataset, shown.on)[:most]
    ),
    compared=Compared(key=("code",), title="指标卡", table=_compared, is_text=True),
)
