"""Whether what was handed out is still right, judged when somebody asks."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import lru_cache

from indicators.exhibits.catalogue import EXHIBITS
from indicators.exhibits.request import Request, request
from indicators.model.codelists import Mark
from indicators.model.dataset import Dataset, Edition
from indicators.store import Store
from indicators.store.codes import code_of, parse_code
from indicators.store.export_entries import Export, ExportKind
from indicators.verification.changes import ValueChange, changes
from indicators.verification.items import Gone, all_values, request_of
from indicators.verification.records import exhibit_export


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
    """The answer to a code: what was handed out, and how it differs from the current edition.

    `code` is as it should be written, or as it was typed where it can be none. `gone` says why
    it cannot be made any more. `request` asks for a chart as it is today.
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
    """The answer to a code as somebody typed it; raises StoreUnavailable.

    `dataset` is what readers see now. Whether an export's content was published is asked now as
    well: a draft that became an edition since is one.
    """
    code = parse_code(typed)
    export = None if code is None else store.export(code) or _never_recorded(code, dataset)
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


def _never_recorded(code: str, dataset: Dataset) -> Export | None:
    """What has this code by its content though the store knows nothing of it."""
    found = _openings(_Content(dataset.edition.content_hash, dataset)).get(code)
    return replace(found, edition=dataset.edition) if found else None


@dataclass(frozen=True, slots=True)
class _Content:
    """A dataset that is told from others by its hash alone."""

    content_hash: str
    dataset: Dataset = field(compare=False)


# Half a second of work: somebody who tries out codes must not keep the server busy with it.
@lru_cache(maxsize=2)
def _openings(content: _Content) -> Mapping[str, Export]:
    """Every exhibit as it opens without a choice, by its code."""
    opened = [exhibit_export(content.dataset, request(each, content.dataset)) for each in EXHIBITS]
    return {code_of(each.digest): each for each in opened}
