"""Commitments in words: what is promised or done, how much, by when, in which group."""

from datetime import date

from indicators import wording
from indicators.agenda import UNDATED, commitment_status, is_report
from indicators.dataset import Dataset
from indicators.facts import Commitment
from indicators.relations import content_of
from indicators.sentences.clauses import bracketed, doubt_mark, doubt_sentences, sentence
from indicators.sentences.naming import dated
from indicators.statuses import NO_PERIOD, Status, StatusKind
from indicators.terms import Firmness


def commitment_sentences(
    commitment: Commitment, dataset: Dataset, on: date | None = None
) -> tuple[str, ...]:
    """A commitment with quantity, due date and status on a day (default: the as-of date)."""
    label = commitment.period.label if commitment.period.is_stated else ""
    undated = "" if commitment.period.is_stated else commitment.period.label
    head = f"{dated(label, _group(commitment))}{bracketed(undated)}：{_matter(commitment)}"
    if is_report(commitment, dataset):
        said = sentence(head, _done(commitment), commitment.status.value)
        return (said, *doubt_sentences(commitment))
    judged = commitment_status(commitment, dataset, on or dataset.about.as_of)
    owner = f"责任单位为{commitment.owner}" if commitment.owner else ""
    due = "" if judged.reason == NO_PERIOD else _due(commitment)
    said = sentence(head, due, owner, _done(commitment), _state(judged))
    return (said, *doubt_sentences(commitment))


def _state(judged: Status) -> str:
    if judged.kind is StatusKind.TEXT:
        return "属文字目标，不判断进度"
    return f"状态为“{judged.label}”"


def _group(commitment: Commitment) -> str:
    if commitment.group_number is None:
        return commitment.category.value
    name = f"“{commitment.group_name}”" if commitment.group_name else ""
    return f"{commitment.category.value}第{commitment.group_number}项{name}"


def _matter(commitment: Commitment) -> str:
    firmness = "" if commitment.firmness is Firmness.UNSTATED else commitment.firmness.value
    return f"{firmness}{_counted(commitment)}{bracketed(doubt_mark(commitment))}"


def _counted(commitment: Commitment) -> str:
    """The matter with its quantity, which a matter that says it already does not repeat."""
    matter, content = commitment.matter, content_of(commitment)
    if not content or content in matter:
        return matter
    if commitment.target and commitment.target.quantity is None:
        return f"{matter}（{content}）"
    if commitment.target or matter.endswith("）"):
        return f"{matter}{content}"
    return f"{matter}（{content}）"


def _due(commitment: Commitment) -> str:
    if due := commitment.printed_deadline:
        return f"时限为{wording.day(due)}"
    return UNDATED if commitment.period.is_stated else NO_PERIOD


def _done(commitment: Commitment) -> str:
    """截至2024年6月30日已完成3个."""
    if commitment.done is None:
        return ""
    quantity = commitment.quantity or (commitment.target.quantity if commitment.target else None)
    unit = quantity.unit if quantity else ""
    until = f"截至{wording.day(commitment.progress_date)}" if commitment.progress_date else ""
    return f"{until}已完成{wording.number(commitment.done)}{unit}"
