"""A verdict in one Chinese paragraph: what was handed out, when, of which edition, the answer."""

from indicators.clock import local
from indicators.store.codes import EXAMPLE, LENGTH, parse_code
from indicators.store.export_entries import Export
from indicators.verification.verdict import State, Verdict

_NEVER_RECORDED = "导出时没有登记，按现行数据推算得出同一个核验码。"
_PUBLISHED_SINCE = "当时的草稿后来已经发布。"


def words(verdict: Verdict) -> str:
    """What a reader is told beside the state."""
    if verdict.export is None:
        return _unknown(verdict.code)
    since = _PUBLISHED_SINCE if _was_draft_of_an_edition(verdict.export, verdict.state) else ""
    return made(verdict.export) + since + _ANSWERS[verdict.state](verdict)


def made(export: Export) -> str:
    """What was handed out, when and of which edition."""
    when = f"{local(export.made_at):%Y-%m-%d %H:%M}" if export.made_at else ""
    told = f"于{when}从{export.edition.cited}导出。" if when else f"出自{export.edition.cited}。"
    return f"{export.kind.value}“{export.title}”，{told}" + ("" if when else _NEVER_RECORDED)


def _valid(verdict: Verdict) -> str:
    return f"其中的数值与现行的{verdict.current.cited}完全相同，可以继续使用。"


def _updated(verdict: Verdict) -> str:
    return f"{_difference(verdict)}请换用新的再引用。"


def _unpublished(verdict: Verdict) -> str:
    told = f"其中的数值与现行的{verdict.current.cited}完全相同。"
    compared = told if verdict.is_same else _difference(verdict)
    return f"它所用的数据没有发布过（草稿，或未入库的文件），不能作为依据引用。{compared}"


def _was_draft_of_an_edition(export: Export, state: State) -> bool:
    was_draft = export.edition.number is None and bool(export.edition.caution)
    return was_draft and state is not State.UNPUBLISHED


def _difference(verdict: Verdict) -> str:
    if verdict.gone:
        return f"现行的{verdict.current.cited}已做不出同样的内容：{verdict.gone}"
    return f"与现行的{verdict.current.cited}相比，{_count(verdict)}"


def _count(verdict: Verdict) -> str:
    """How many values differ, and in how many rows."""
    rows = len({each.where for each in verdict.changes})
    return f"有{rows}行、{len(verdict.changes)}处不同。"


def _unknown(code: str) -> str:
    if parse_code(code) is None:
        return (
            f"“{code}”不是核验码：核验码由{LENGTH}位字母和数字组成，形如 {EXAMPLE}，"
            "没有字母 I、L、O、U。请对照原件重新填写。"
        )
    return (
        f"没有导出过核验码为 {code} 的图表或简报。请对照原件逐位核对；"
        "如果确认无误，这份材料不是从本系统导出的，或导出时所用的版次库已经更换。"
    )


_ANSWERS = {
    State.VALID: _valid,
    State.UPDATED: _updated,
    State.UNPUBLISHED: _unpublished,
}
