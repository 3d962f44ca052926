"""Whether an export is still right, judged when its code is entered: the answer, and its words."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from indicators.clock import local
from indicators.exhibits.catalogue import EXHIBITS
from indicators.exhibits.request import Request, request
from indicators.model.codelists import Mark
from indicators.model.dataset import Dataset, Edition
from indicators.model.results import computed_once
from indicators.store import Store
from indicators.store.exports import (
    CODE_LENGTH,
    EXAMPLE_CODE,
    Export,
    ExportKind,
    code_of,
    parse_code,
)
from indicators.verification.changes import ValueChange, changes
from indicators.verification.values import Gone, all_values, exhibit_export, request_of

_NEVER_RECORDED = "导出时没有登记，按现行数据推算得出同一个核验码。"
_PUBLISHED_SINCE = "当时的草稿后来已经发布。"
_UNPUBLISHED = "它所用的数据没有发布过（草稿，或未入库的文件），不能作为依据引用。"


class State(StrEnum):
    """The answers."""

    VALID = "有效"
    UPDATED = "已更新"
    UNPUBLISHED = "未发布"
    UNKNOWN = "未知"


_MARKS = {
    State.VALID: Mark.YES,
    State.UPDATED: Mark.NEAR,
    State.UNPUBLISHED: Mark.UNKNOWN,
    State.UNKNOWN: Mark.UNKNOWN,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The answer to a code: the export, and how it differs from the current edition.

    `code` is in its normal form, or as it was typed where it is no code. `gone` is why the
    export cannot be made any more. `request` asks for a chart as of today.
    """

    code: str
    state: State
    current: Edition
    export: Export | None = None
    changes: tuple[ValueChange, ...] = ()
    gone: str = ""
    request: Request | None = None

    @property
    def text(self) -> str:
        """Mark and word together, as every status is shown."""
        return f"{_MARKS[self.state].value} {self.state.value}"

    @property
    def is_same(self) -> bool:
        """Whether the current edition has every value that was printed, and no other."""
        return self.export is not None and not self.changes and not self.gone


def verdict(typed: str, store: Store, dataset: Dataset) -> Verdict:
    """The answer to a typed code; raises StoreUnavailable.

    `dataset` is what readers see now. Whether an export's content is published is determined now,
    too: a draft may have become an edition since.
    """
    code = parse_code(typed)
    # An export of the current edition may have no entry in the store.
    export = None if code is None else store.exports.find(code) or _openings(dataset).get(code)
    if code is None or export is None:
        return Verdict(code=code or typed, state=State.UNKNOWN, current=dataset.edition)
    found, gone, asked = _today(export, dataset)
    return Verdict(
        code=code,
        state=_state(export, bool(found or gone), store, dataset),
        current=dataset.edition,
        export=export,
        changes=found,
        gone=gone,
        request=asked,
    )


def _state(export: Export, differs: bool, store: Store, dataset: Dataset) -> State:
    content = export.edition.content_hash
    if content != dataset.edition.content_hash and not store.is_published(content):
        return State.UNPUBLISHED
    return State.UPDATED if differs else State.VALID


def _today(export: Export, dataset: Dataset) -> tuple[tuple[ValueChange, ...], str, Request | None]:
    try:
        values = all_values(export.kind, export.items, dataset)
        asked = request_of(export.items[0], dataset) if export.kind is ExportKind.CHART else None
    except Gone as gone:
        return (), str(gone), None
    return changes(export.values, values), "", asked


# Half a second of work: kept, so that trying out codes does not keep the server busy.
@computed_once
def _openings(dataset: Dataset) -> Mapping[str, Export]:
    """Every exhibit as it opens without a choice, by its code."""
    opened = [exhibit_export(dataset, request(each, dataset)) for each in EXHIBITS]
    return {code_of(each.digest): each for each in opened}


def words(verdict: Verdict) -> str:
    """The verdict in one paragraph: what was exported, when, from which edition, the answer."""
    export = verdict.export
    if export is None:
        return _unknown(verdict.code)
    was_draft = export.edition.number is None and bool(export.edition.caution)
    since = _PUBLISHED_SINCE if was_draft and verdict.state is not State.UNPUBLISHED else ""
    return _made(export) + since + _answer(verdict)


def _made(export: Export) -> str:
    """What was exported, when and from which edition."""
    title = f"{export.kind.value}“{export.title}”"
    if export.made_at is None:
        return f"{title}，出自{export.edition.cited}。{_NEVER_RECORDED}"
    return f"{title}，于{local(export.made_at):%Y-%m-%d %H:%M}从{export.edition.cited}导出。"


def _answer(verdict: Verdict) -> str:
    compared = _comparison(verdict)
    if verdict.state is State.VALID:
        return f"{compared}，可以继续使用。"
    if verdict.state is State.UPDATED:
        return f"{compared}请换用新的再引用。"
    return f"{_UNPUBLISHED}{compared}" + ("。" if verdict.is_same else "")


def _comparison(verdict: Verdict) -> str:
    """How the values compare with today's; without a full stop where they are the same."""
    current = f"现行的{verdict.current.cited}"
    if verdict.gone:
        return f"{current}已做不出同样的内容：{verdict.gone}"
    if not verdict.changes:
        return f"其中的数值与{current}完全相同"
    rows = len({each.where for each in verdict.changes})
    return f"与{current}相比，有{rows}行、{len(verdict.changes)}处不同。"


def _unknown(code: str) -> str:
    if parse_code(code) is None:
        return (
            f"“{code}”不是核验码：核验码由{CODE_LENGTH}位字母和数字组成，形如 {EXAMPLE_CODE}，"
            "没有字母 I、L、O、U。请对照原件重新填写。"
        )
    return (
        f"没有导出过核验码为 {code} 的图表或简报。请对照原件逐位核对；"
        "如果确认无误，这份材料不是从本系统导出的，或导出时所用的版次库已经更换。"
    )
