"""The mappings that the store keeps: read and saved, and what a correction changes of one."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from fractions import Fraction

from indicators.drafting.claims import ClaimMeasure
from indicators.drafting.documents.passages import UnreadableDocument
from indicators.drafting.monthly.mapping import BureauMapping, MappedCell
from indicators.drafting.monthly.mapping_file import mapping_of, mapping_rows, refused
from indicators.model import units
from indicators.model.codelists import Measure, RankBasis
from indicators.model.facts import Indicator
from indicators.store import Actor, Store, StoredMapping

# A stored mapping and what it says; None for one of another program version.
KeptMapping = tuple[StoredMapping, BureauMapping | None]


def kept_mappings(store: Store) -> list[KeptMapping]:
    """Every mapping that the store keeps, by the bureaus' names."""
    return [(each, _restored(each)) for each in store.monthly_mappings.all()]


def kept_mapping(store: Store, area: str) -> BureauMapping:
    """The mapping for the workbooks of an area; an empty one where none is kept."""
    kept = [each for _, each in kept_mappings(store) if each and each.is_of(area)]
    named = [each for each in kept if each.bureau == area] or kept
    return named[0] if len(named) == 1 else BureauMapping(area)


def save(store: Store, mapping: BureauMapping, actor: Actor, detail: str) -> BureauMapping:
    """Save a mapping in place of the version that it was made from. Raises StoreRefusal."""
    rows = mapping_rows(mapping)
    titles = list(rows[0]) if rows else []
    content = json.dumps([titles, *(list(row.values()) for row in rows)], ensure_ascii=False)
    stored = store.monthly_mappings.save(
        mapping.bureau, content, base=mapping.version, actor=actor, detail=detail
    )
    return replace(mapping, version=stored.version)


def _restored(stored: StoredMapping) -> BureauMapping | None:
    try:
        titles, *lines = json.loads(stored.content)
        mapping = mapping_of(dict(zip(titles, line, strict=True)) for line in lines)
    except (ValueError, UnreadableDocument):
        return None
    return BureauMapping(stored.bureau, mapping.cells, stored.version)


def reviewed_changes(
    before: BureauMapping, after: BureauMapping, indicators: Iterable[Indicator]
) -> tuple[str, tuple[str, ...]]:
    """The changes of a corrected mapping, counted and a line each; ("", ()) where there are none.

    What stays as it is in force is not examined: it may be of an earlier workbook. Raises
    UnreadableDocument where a change cannot be right.
    """
    if not after.bureau:
        raise refused("“月报地区”是空的，请写明是哪个地区的月报。")
    if not after.cells:
        raise refused("文件里一个数也没有；要全部忘记，请用“忘记”。")
    known = {each.key: each for each in before.cells}
    kept = {each.key for each in after.cells}
    added = [each for each in after.cells if each.key not in known]
    changed = [each for each in after.cells if known.get(each.key, each) != each]
    gone = [each for each in before.cells if each.key not in kept]
    codes = {each.code: each for each in indicators}
    examined = (*changed, *added)
    faults = [f"{each.key.words}：{fault}" for each in examined for fault in _faults(each, codes)]
    if faults:
        raise refused(*faults)
    lines = (
        *(f"{each.key.words}：{_difference(before, known[each.key], each)}" for each in changed),
        *(f"{each.key.words}：新增" for each in added),
        *(f"{each.key.words}：删去" for each in gone),
    )
    same = len(after.cells) - len(added) - len(changed)
    words = (
        f"改动{len(changed)}个数，新增{len(added)}个，删去{len(gone)}个（下个月重新询问），"
        f"其余{same}个不变。"
    )
    return (words, lines) if lines else ("", ())


def _difference(mapping: BureauMapping, old: MappedCell, new: MappedCell) -> str:
    """The columns that differ: 单位 亿元→万元，换算系数 1→10000."""
    one, other = mapping_rows(BureauMapping(mapping.bureau, (old, new)))
    return "，".join(
        f"{name} {one[name] or '（空）'}→{other[name] or '（空）'}"
        for name in one
        if one[name] != other[name]
    )


def _faults(cell: MappedCell, codes: dict[str, Indicator]) -> Iterator[str]:
    """What cannot be right of a cell that becomes a row."""
    if not cell.key.sheet or not cell.key.row:
        yield "前八列说明数在哪里，请不要改。"
    if not cell.is_taken:
        return
    if not cell.name:
        yield "名称是空的，请写指标的名称。"
    is_place = cell.measure is ClaimMeasure.PLACE
    if not is_place and not units.is_known(cell.unit):
        yield f"单位“{cell.unit or '（空）'}”不在单位表中，请写成亿元、%、个这样的单位。"
    elif not is_place:
        yield from _factor_faults(cell)
    if cell.code and cell.code not in codes:
        yield f"指标代码“{cell.code}”不在工作簿里，请改正；空着的按名称新建。"
    elif cell.code:
        yield from _indicator_faults(cell, codes[cell.code])


def _factor_faults(cell: MappedCell) -> Iterator[str]:
    """A factor other than 1 has to be that between the printed unit and the one written."""
    printed, unit = cell.key.unit, cell.unit
    if cell.factor == 1 or not printed or not units.same_dimension(printed, unit):
        return
    right = units.convert(Fraction(1), printed, unit)
    if Fraction(cell.factor) != right:
        words = f"{right.numerator}" if right.denominator == 1 else f"{float(right):g}"
        yield f"换算系数是{cell.factor:f}，由“{printed}”到“{unit}”应是{words}。"


def _indicator_faults(cell: MappedCell, indicator: Indicator) -> Iterator[str]:
    is_growth = indicator.measure is Measure.GROWTH
    name = f"指标“{indicator.name}”"
    if cell.measure is ClaimMeasure.PLACE:
        if cell.basis and (cell.basis is RankBasis.GROWTH) is not is_growth:
            yield f"位次依据是{cell.basis}，{name}{'是' if is_growth else '不是'}增速，请改一个。"
    elif not units.same_dimension(cell.unit, indicator.unit):
        yield f"{name}的单位是“{indicator.unit}”，这里写的是“{cell.unit}”，请改一个。"
    elif (cell.measure is ClaimMeasure.GROWTH) is not is_growth:
        kind = "是" if is_growth else "不是"
        yield f"{name}{kind}增速，度量写的是{cell.measure.word}，请改一个。"
