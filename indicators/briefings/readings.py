"""How the figures of a briefing are to be read, as far as it has such figures."""

import re
from collections.abc import Iterator

from indicators.briefings.briefing import Briefing, Part
from indicators.exhibits.exhibit import ExhibitContent, Form
from indicators.rules.versions import STATUS_MEANINGS
from indicators.wording.numbers import day

READINGS = "口径"
# A bound is next to its number: 突破10亿元, 8%以上. The 以上 in 规模以上工业 is none.
_BOUND = re.compile(r"(突破|超过|不足|低于)\d|\d[^\s，。；：（）→、\d]{0,5}(以上|以内|左右)")
# Words and their meanings. Charts explain their own marks.
_SAID = {
    "百分点": "两个百分数相减，差以百分点计，不称百分之几。",
    "存疑": "存疑：数字本身有疑点，或相比的两个数口径可能不一致；照原文列出，不参加排序。",
    "原文自述": "原文自述：位次是文件自己的说法，尚未用各地数据核验。",
    "无基数": "无基数：有目标，但没有可比的上年实绩，不计算差距。",
    "已到期未公布": "已到期未公布：时限已过，数据里还没有结果，不判断是否完成。",
    "未到期": "未到期：没到时限，目标期内还没有公布数据，不作判断。",
}
# A mark after a figure; 预计投资 is none.
_STATUS = re.compile(r"[（，](初步|预计|核实)(?=[，）])|(初步|预计|核实)数")


def readings(briefing: Briefing) -> tuple[str, ...]:
    """A sentence for each way of speaking that the parts use, and none for any other."""
    words = "\n".join(each for part in briefing.parts for each in _words(part))
    bounds = dict.fromkeys("".join(each) for each in _BOUND.findall(words))
    told = "".join(f"“{each}”" for each in bounds)
    statuses = {"".join(each) for each in _STATUS.findall(words)}
    judged = [f"各项以{day(briefing.judged)}判断。"] if briefing.judged else []
    return (
        *judged,
        *([f"{told}是原文的限定，不是确数。"] if told else []),
        *(f"{status}：{says}" for status, says in STATUS_MEANINGS.items() if status in statuses),
        *(says for sign, says in _SAID.items() if sign in words),
    )


def reading_parts(briefing: Briefing) -> tuple[Part, ...]:
    """The same as the last part of a text; none where nothing needs to be explained."""
    told = readings(briefing)
    return (Part(heading=READINGS, message="", sentences=told),) if told else ()


def _words(part: Part) -> Iterator[str]:
    """All that a reader finds in a part."""
    yield from (part.message, *part.sentences)
    if part.shown is not None:
        for each in _read(part.shown, part.form):
            yield from map(str, part.shown.table.rows[each])


def _read(shown: ExhibitContent, form: Form) -> list[str]:
    """The columns that a table prints, or a chart draws."""
    if form is Form.TABLE:
        return [each for group in shown.table.brief_groups for each in group]
    return shown.table.spoken
