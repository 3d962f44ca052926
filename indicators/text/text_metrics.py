"""The width of Chinese text, and where it may break."""

import re
import unicodedata
from functools import lru_cache
from itertools import accumulate

# Advances of the bundled bold font in em, rounded up, so that an estimate is never too small.
_NARROW = dict.fromkeys(" .,:;'|!()[]", 0.35) | dict.fromkeys("%mMW@", 0.97)
_UPPER, _OTHER = 0.7, 0.6

_Tokens = tuple[tuple[str, float, float], ...]

# No line begins with one of the first or ends with one of the second (避头尾).
_NOT_FIRST = "，。、；：！？）》」』】〉”’%％℃·…—~～"
_NOT_LAST = "（《「『【〈“‘"
_WORD = r"[0-9A-Za-z.,+\-−/:#&]"
# 1—9月, 增长3.7%, 1.67亿斤以上: a figure or a range with its sign in words, the beginning of its
# unit and its bound, and a count in brackets that limits it: 5项（1项存疑）.
_SIGN, _BOUND = r"(?:增长|下降|上涨|提高|降低|突破)?", r"(?:%?(?:以上|以下|以内|左右))?"
_RANGE = rf"[0-9][0-9.,]*(?:[—–~～][0-9][0-9.,]*)*(?!{_WORD})"
_LIMITED = r"(?:（[0-9]+项[^（）]{1,4}）)?"
_FIGURE = f"{_SIGN}{_RANGE}(?:个百分点|[百千万亿]*[一-龥])?{_BOUND}{_LIMITED}"
# Words of the statistics bureau that are no more divided than a figure is.
_VOCABULARY = """
    一般公共预算 可支配 固定资产 规模以上 高新技术 社会消费品 地区生产总值 生产总值 增加值 工业
    产业 产业化 产业园 产业链 企业 中小企业 项目 产值 利税 产量 投资 投产 零售 总额 收入 支出
    预算 资金 贷款 经济 集体经济 城镇 城市 中心城区 农村 农业 现代农业 农民 合作社 示范社 示范
    示范园区 居民 消费 价格 就业 失业率 人口 人数 人均 人员 人才 职称 技能 面积 里程 单位
    事业单位 能耗 比重 比例 完成率 开工率 覆盖率 增速 涨幅 增长 增加 下降 上涨 提高 降低 新增
    创建 培育 培训 改造 改扩建 建设 安装 更换 市级 省级 区级 国家级 科技 技术 工程 中心 电子信息
    研发 创新 创业 孵化器 实践基地 产业研究院 研究院 标准化 智能化 数字化 学校 中小学 幼儿园
    学位 医院 人民医院 卫生 卫生室 服务 服务站 养老 养老服务 社区 公园 游园 动物园 污水处理 污水
    管网 收集 处理 路网 骨干 道路 路灯 安置房 安置费 安全 排查 问题 考核 城管 保洁 公司 委员会
    专业 返贫 致贫 超采 事故 机制 特色 集群 利用 营业收入 年产值 居第一 月考核 研发活动 健身步道
    城区段 目标下限 目标上限 目标值 目标 指标 上年实绩 实绩 上年 同期 本期 期末 高于 低于 持平
    以来 以上 未完成 完成 达到 滞后 判断 排序 参加 存疑 原文 自述 下限 上限 公布 核验 位次 名次
    荣誉 数据 不符 数字 数量 时限 任务 没有 相比 可比 相当于 与上年 变动 最大 最高 不变 前后
    对比 总数 各地区
"""
_WORDS = "|".join(sorted(_VOCABULARY.split(), key=len, reverse=True))
# A name in quotation marks stays with them: “专精特新”.
_QUOTED = "“[^“”]{1,5}”"
# Or a word with the unit that it counts in: 3项前后对比（%）.
_WHOLE = f"{_FIGURE}|{_WORD}+|(?:{_WORDS})(?:（%）)?|."
_TOKENS = re.compile(rf"(?:{_QUOTED}|[{_NOT_LAST}]*(?:{_WHOLE}))[{_NOT_FIRST}]*", re.DOTALL)
# What it costs to end a line: after a clause, before what is added to one, beside a figure or a
# word, inside what may be a word; and one more line, if need be.
_AFTER = {**dict.fromkeys("，；：。", 0.0), "、": 1.0}
_BEFORE = {"→": 0.0, "（": 2.0}
_BESIDE, _INSIDE, _ONE_MORE, _NEVER = 4.0, 10.0, 6.0, 1000.0
# What a bracket limits is beside all of it: 全市第五（已核验，含初步数9个）.
_BRACKET = 5.0
# A count belongs to what it counts: 3项高于上年实绩.
_AFTER_COUNT, _ENDS_IN_COUNT = 14.0, re.compile("[0-9][项个家]$")
# The space that some offices put between figures and Chinese, in em.
_SPACE, _CHANGES = 0.25, re.compile(r"(?<=[0-9A-Za-z%])(?=[一-鿿])|(?<=[一-鿿])(?=[0-9A-Za-z])")


def em_width(text: str) -> float:
    """The width of one line of text in em."""
    return sum(map(_advance, text))


def spaces(text: str) -> float:
    """The em of the spaces that some offices put between figures and Chinese."""
    return _SPACE * len(_CHANGES.findall(text))


def wrapped(text: str, ems: float) -> list[str]:
    """Lines of at most `ems` em; numbers and Latin words stay whole, punctuation hangs on."""
    lines, used = [""], 0.0
    for token, needed, taken in _measured(text):
        if lines[-1] and used + needed > ems:
            lines.append("")
            used = 0.0
        lines[-1] += token
        used += taken
    return [line.strip() for line in lines]


def fitted_size(text: str, width: float, lines: int, sizes: tuple[float, ...]) -> float:
    """The largest of the sizes in which a text needs at most so many lines.

    A little smaller where that saves a line: no lone character below.
    """
    needed = {size: len(wrapped(text, width / size)) for size in sizes}
    size = next((each for each in sizes if needed[each] <= lines), sizes[-1])
    shorter = [each for each in sizes if needed[each] < needed[size] and each >= 0.85 * size]
    return max(shorter, default=size)


def balanced(text: str, ems: float) -> list[str]:
    """As few lines as `wrapped` needs, ended where a clause or a word ends, and about equal."""
    return list(_divided(text, ems, _NEVER))


def phrased(text: str, ems: float) -> list[str]:
    """The same, or a line more where one would otherwise end inside a word."""
    return list(_divided(text, ems, _ONE_MORE))


@lru_cache(maxsize=4096)
def _divided(text: str, ems: float, one_more: float) -> tuple[str, ...]:
    """The lines that cost least, each with what ends it, its empty rest and `one_more`."""
    tokens = _measured(text)
    inside = list(accumulate(each.count("（") - each.count("）") for each, _, _ in tokens))
    # From the end on: the cost of the lines from each token to the last, and where the first ends.
    best: list[tuple[float, int]] = [(0.0, len(tokens))] * (len(tokens) + 1)
    for start in reversed(range(len(tokens))):
        used = 0.0
        found: list[tuple[float, int]] = []
        for end, (_, needed, taken) in enumerate(tokens[start:], start=start + 1):
            if found and used + needed > ems:
                break
            rest = max(0.0, 1 - (used + needed) / ems)
            apart = _ending(tokens, end) + _BRACKET * (inside[end - 1] > 0)
            cost = one_more + 6 * rest**2 + apart + best[end][0]
            found.append((cost, end))
            used += taken
        best[start] = min(found)
    lines, start = [], 0
    while start < len(tokens):
        end = best[start][1]
        lines.append("".join(each for each, _, _ in tokens[start:end]).strip())
        start = end
    return tuple(lines or [""])


def _ending(tokens: _Tokens, end: int) -> float:
    """What it costs that a line ends before a token."""
    if end == len(tokens):
        return 0.0
    last, first = tokens[end - 1][0].rstrip(), tokens[end][0]
    known = [cost for cost in (_AFTER.get(last[-1:]), _BEFORE.get(first[0])) if cost is not None]
    if not known and _ENDS_IN_COUNT.search(last):
        return _AFTER_COUNT
    return min(known, default=_BESIDE if max(len(last), len(first)) > 1 else _INSIDE)


@lru_cache(maxsize=4096)
def _measured(text: str) -> _Tokens:
    """What stays whole, with its width at the end of a line and within one.

    Remembered, because a text is tried at many widths before one is chosen.
    """
    tokens = _TOKENS.findall(text)
    return tuple((each, em_width(each.rstrip()), em_width(each)) for each in tokens)


@lru_cache(maxsize=8192)
def _advance(character: str) -> float:
    if unicodedata.east_asian_width(character) in "WFA":
        return 1.0
    return _NARROW.get(character, _UPPER if character.isupper() else _OTHER)
