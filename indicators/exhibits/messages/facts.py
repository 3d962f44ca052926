"""What the cards and the list of doubts say."""

from datetime import date

from indicators.exhibits.exhibit import ExhibitContent
from indicators.exhibits.messages.targets import divided, judged_counts, standings_of
from indicators.model.codelists import Standing
from indicators.model.dataset import Dataset
from indicators.rules.cards import Card, cards
from indicators.sentences.aims import target_sentences
from indicators.sentences.clauses import sentence
from indicators.sentences.facts import fact_sentences
from indicators.sentences.observations import total_sentence
from indicators.wording.numbers import in_turn

_AIMS = {
    Standing.ABOVE: "高于上年实绩",
    Standing.LEVEL: "与上年实绩持平",
    Standing.BELOW: "低于上年实绩",
    Standing.DOUBTFUL: "与上年实绩能否相比存疑",
    Standing.NO_BASELINE: "没有可比的上年实绩",
    Standing.TEXT: "为文字目标",
}


def cards_message(shown: ExhibitContent, dataset: Dataset) -> str:
    """How many headline indicators have a target, how these are met now, and how the rest began."""
    found = cards(dataset, shown.on)
    gaps = [each.gap for each in found if each.gap]
    if not gaps:
        return sentence(f"{len(found)}项主要指标都未设目标")
    now = [each for each in gaps if each.leads_now]
    start = "，".join(divided(standings_of(each for each in gaps if not each.leads_now), _AIMS))
    told = in_turn(judged_counts(now, ""), start)
    return f"{len(found)}项主要指标中{len(gaps)}项设有目标：{sentence(told)}"


def card_rows(shown: ExhibitContent, dataset: Dataset, most: int) -> tuple[str, ...]:
    """The headline of each card with its ranks and its target."""
    return tuple(_card(each, dataset, shown.on) for each in cards(dataset)[:most])


def doubts_message(shown: ExhibitContent, _: Dataset) -> str:
    """How many doubts there are, and of what."""
    counts = shown.table.rows["where"].value_counts(sort=False)
    told = "、".join(f"{where}{count}项" for where, count in counts.items())
    return f"{len(shown.table.rows)}项数字有疑点：{told}。"


def doubt_rows(shown: ExhibitContent, _: Dataset, most: int) -> tuple[str, ...]:
    """Each doubt with its figures and its reason."""
    rows = shown.table.rows.head(most)
    columns = (rows[each].astype(str) for each in ("where", "name", "value_text", "reason"))
    return tuple(_doubt(*each) for each in zip(*columns, strict=True))


def _doubt(where: str, name: str, value: str, reason: str) -> str:
    content = f"内容为{value}" if value else ""
    return sentence(f"{where}（存疑）：{name}", content, f"疑点为{reason}" if reason else "")


def _card(card: Card, dataset: Dataset, on: date | None) -> str:
    if card.actual:
        return fact_sentences(card.actual, dataset, on)[0]
    aim = target_sentences(card.gap.target, dataset, on)[0] if card.gap else ""
    if card.total and not (card.gap and card.gap.progress):
        return total_sentence(card.total, dataset) + aim
    return aim or sentence(f"{card.subject}未公布，未设目标")
