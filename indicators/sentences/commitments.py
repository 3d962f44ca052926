"""Commitments in words: the matter, its quantity, due date, group and status."""

from calendar import monthrange
from datetime import date

from indicators.model.dataset import Dataset
from indicators.model.facts import Commitment
from indicators.rules.agenda import commitment_status, is_report
from indicators.rules.relations import content_of
from indicators.rules.statuses import Status, StatusKind
from indicators.sentences.clauses import bracketed, doubt_mark, doubt_sentences, sentence
from indicators.sentences.names import date_and_mark, dated
from indicators.wording import numbers


def commitment_sentences(
    commitment: Commitment, dataset: Dataset, on: date | None = None
) -> tuple[str, ...]:
    """2024年4月底前，修桥（十件实事第2项）, with a status on a day (default: the as-of date).

    The status of what is not yet due is left out.
    """
    if is_report(commitment, dataset):
        said = sentence(_reported(commitment), _done(commitment), commitment.status.value)
        return (said, *doubt_sentences(commitment))
    judged = commitment_status(commitment, dataset, on or dataset.about.as_of)
    owner = f"责任单位为{commitment.owner}" if commitment.owner else ""
    matter = f"{_matter(commitment)}{bracketed(_group(commitment), _undated(commitment))}"
    said = sentence(_until(commitment), matter, owner, _done(commitment), _state(judged))
    return (said, *doubt_sentences(commitment))


def _reported(commitment: Commitment) -> str:
    """2024年大事：举办虚构大会."""
    label, undated = date_and_mark(commitment.period)
    return f"{dated(label, _group(commitment))}{bracketed(undated)}：{_matter(commitment)}"


def _state(judged: Status) -> str:
    if judged.kind is StatusKind.TEXT:
        return "属文字目标，不判断进度"
    return "" if judged.kind is StatusKind.OPEN else f"状态为“{judged.label}”"


def _group(commitment: Commitment) -> str:
    if commitment.group_number is None:
        return commitment.category.value
    return f"{commitment.category.value}第{commitment.group_number}项"


def _until(commitment: Commitment) -> str:
    """When it is due: 2024年4月底前, or 2024年内 where no date is printed."""
    if due := commitment.printed_deadline:
        return _until_day(due)
    period = commitment.period
    return f"{period.label}{'内' if period.is_whole_year else ''}" if period.is_stated else ""


def _until_day(value: date) -> str:
    """A due date as documents print it: 2024年底前, 2024年4月底前, 2024年4月15日前."""
    if value.day < monthrange(value.year, value.month)[1]:
        return f"{numbers.day(value)}前"
    return f"{value.year}年底前" if value.month == 12 else f"{value.year}年{value.month}月底前"


def _undated(commitment: Commitment) -> str:
    """What is printed of neither date nor period."""
    if commitment.printed_deadline:
        return ""
    return "未列具体时限" if commitment.period.is_stated else commitment.period.label


def _matter(commitment: Commitment) -> str:
    firmness = commitment.firmness.word
    return f"{firmness}{_counted(commitment)}{bracketed(doubt_mark(commitment))}"


def _counted(commitment: Commitment) -> str:
    """The matter with its quantity, unless the matter contains it."""
    matter, content = commitment.matter, content_of(commitment)
    if not content or content in matter:
        return matter
    if commitment.target and commitment.target.quantity is None:
        return f"{matter}（{content}）"
    if commitment.target or matter.endswith("）"):
        return f"{matter}{content}"
    return f"{matter}（{content}）"


def _done(commitment: Commitment) -> str:
    """截至2024年6月30日已完成3个."""
    if commitment.done is None:
        return ""
    quantity = commitment.quantity or (commitment.target.quantity if commitment.target else None)
    unit = quantity.unit if quantity else ""
    until = f"截至{numbers.day(commitment.progress_date)}" if commitment.progress_date else ""
    return f"{until}已完成{numbers.number(commitment.done)}{unit}"
