"""The first page's cards and the doubts, as tables."""

from dataclasses import replace

from indicators.exhibits.choices import JUDGED_ON, YEAR
from indicators.exhibits.exhibit import Choices, Exhibit, ExhibitContent, Form
from indicators.exhibits.messages.facts import card_rows, cards_message, doubt_rows, doubts_message
from indicators.exhibits.rows.cards import cards_table
from indicators.exhibits.rows.overview import doubts_of_year
from indicators.model.dataset import Dataset
from indicators.rules.years import of_year

# The groups of columns in which a page, a slide and a print have room for a table.
_CARD_BRIEF = (
    ("name", "period"),
    ("headline", "level_said"),
    "rank_text",
    ("target_text", "words", "status"),
)
_DOUBT_BRIEF = (("name", "where"), "value_text", "reason")


def _cards(dataset: Dataset, choices: Choices) -> ExhibitContent:
    cards = cards_table(of_year(dataset, choices[YEAR.key]), choices[JUDGED_ON.key])
    # On a card the name is its heading; a download needs it as a column.
    columns = ("name", *cards.labels, "cited")
    exported = {each: cards.label(each) for each in columns}
    table = replace(cards, brief=_CARD_BRIEF, exported=exported)
    return ExhibitContent(
        exhibit="cards",
        title="主要指标",
        period="见各行",
        unit="见各行",
        table=table,
        on=choices[JUDGED_ON.key],
        year=choices[YEAR.key],
    )


def _doubts(dataset: Dataset, choices: Choices) -> ExhibitContent:
    year = choices[YEAR.key]
    return ExhibitContent(
        exhibit="doubts",
        title="哪些数字有疑点",
        period="见各行",
        unit="见各行",
        table=replace(doubts_of_year(dataset, year), brief=_DOUBT_BRIEF),
        year=year,
    )


CARDS = Exhibit(
    name="cards",
    page="overview",
    title="主要指标",
    form=Form.TABLE,
    parameters=(JUDGED_ON, YEAR),
    show=_cards,
    empty="工作簿没有指定指标卡。",
    message=cards_message,
    sentences=card_rows,
)
DOUBTS = Exhibit(
    name="doubts",
    page="checks",
    title="哪些数字有疑点",
    form=Form.TABLE,
    parameters=(YEAR,),
    show=_doubts,
    empty="没有疑点。",
    message=doubts_message,
    sentences=doubt_rows,
)
