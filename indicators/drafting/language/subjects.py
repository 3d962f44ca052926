"""What figures are of: the names printed before them, or those that they inherit."""

import re

from indicators.drafting.claims import ClaimMeasure
from indicators.drafting.language import names, words
from indicators.drafting.language.memory import WITHOUT, Memory
from indicators.drafting.language.predicates import REAL, Predicate
from indicators.drafting.language.tokens import Token, is_counter

_EACH = re.compile(r"(?:各|两个|皆|双双)(?:达到?|为|超过?|新增|增长|有)?$")
# A measure that each of several things has: 增速分别为, 对经济增长的贡献率分别为.
_OF_EACH = re.compile(
    r"(?:增速|增幅|涨幅|降幅|占比|比重|占\S{2,10}比重|\S{0,9}贡献率|完成率|人均\S{0,6})"
)
_GROWTHS_OF = re.compile(r"(?:其中)?(?P<of>.{2,}?)(?:增速|增幅|涨幅|增长率)$")
_AREA = re.compile(r"[一-龥]{1,5}(?:[省市县区镇乡旗]|街道|新区)")
_OF_AREA = re.compile(r"[一-龥]{1,4}?(?:[市县镇乡旗]|(?<![小社片园景校库林城郊老])区)(?![域划块])")
_WORKER = re.compile(r"(?:师|人员|员工|[^个]人|员|生|民|村|户|者)$")
_PARTS = re.compile(r"^[、，]?其中")
_VERBS = f"{words.KEPT_VERBS}|创成|排查|增设"
_GRADES = re.compile(
    "(?:新增|新建|新)?(?:国家级?|省级?|市级?|区级|县级|乡级|村级|镇级|部级|国际|[一二三]级|高级"
    "|中级|初级|[1-5]A级)"
)
_GRADED = re.compile(r"^.*?(?:国家级?|省级?|市级?|区级|县级|[部乡村镇]级|[1-5]?A级)")
# 每千人拥有床位6.4张、执业医师2.9人: each is of a thousand.
_FOR_EACH = re.compile(r"^每[十百千万]+[一-龥]{0,5}?(?:拥有|有|配备)(?=..)")
_ONLY_VERBS = re.compile(
    rf"(?:新|已|正式|累计|其中|成功|实际)*(?:{words.KEPT_VERBS}|建成投产|达产|竣工|完工|投用|续建|入统"
    "|升规)+"
)
_STARTED = re.compile(r"^(?P<of>.*?)(?P<verb>开工|竣工|投产|入库|复工|完工)项目$")
_LACKING = re.compile(r"(?:业|类|品|险|产|企业|制造|设备|汽车|金属|部门|产业)$")
_NO_TAIL = re.compile(r"(?:率|比重|占比|数|强度)$")
_KINDS = re.compile(r"(?:以上|以下|级|类|口径)$")
# What a bulletin gives of 规模以上工业企业 in one sentence.
_FIRMS = re.compile(r"规模以上\w{0,4}企业")
_OF_FIRMS = re.compile(r"利润|利税|营业|产销率|亏损|资产负债率|应收|平均用工")
# 粮食播种面积210万亩，总产量6万吨.
_YIELDS = {"总产量", "总产", "单产", "亩产", "产量", "总产值"}
_CROP = re.compile(r"(?P<of>.{2,}?)(?:播种面积|种植面积|总产量|产量)$")
_INCOME = re.compile(r"收入|支出")
_DWELLERS = re.compile(
    "全体居民|(?:城镇|农村)(?:常住)?居民|居民|城镇|乡村|农村|城市|县城|镇区|乡镇"
)
# 亿元以上项目35个，其中10亿元以上5个: of projects.
_SIZED = re.compile("^[\\d.十百千万亿]+元及?以上的?")
_OF_ALL = re.compile("(?:均|都|皆|全部)(?:已|为|是|达到?|超过|实现|完成)*$")
_SHORT = 4
_COUNTS = {"个", "家", "户", "条", "所", "人"}


def shared_subjects(said: Predicate, before: str) -> list[str]:
    """The names that one figure is of: 甲、乙各1家, 受理率、答复率两个100%; else none."""
    found = _EACH.search(before)
    if not found or said.is_from:
        return []
    listed = list(filter(None, names.split_heads(names.tidy(before[: found.start()]))))
    if len(listed) < 2 or any(names.is_bare(each) for each in listed):
        return []
    verb = re.match(rf"^(?:{_VERBS})", listed[0])
    lead = verb[0] if verb else ""
    return [each if each.startswith(lead) else lead + each for each in listed]


def listed_subjects(said: Predicate, count: int, memory: Memory) -> list[str]:
    """The names of several figures in a row, in their order; none where they are of one."""
    printed = said.name.removesuffix("分别").removesuffix("各").removesuffix("均")
    name = names.tidy(printed)
    listed = list(filter(None, names.split_heads(name, count)))
    if found := _GROWTHS_OF.match(name):  # 甲镇、乙镇增速, of what was named last
        areas = names.split_heads(found["of"], count)
        if len(areas) == count and all(map(_AREA.fullmatch, areas)):
            listed = [f"{each}{memory.subject.removesuffix('增速')}增速" for each in areas]
    if len(listed) == count:
        return [_whole_name(each, said, memory) for each in listed]
    measure = re.sub("^[，、]|分别$", "", printed)
    if _OF_EACH.fullmatch(measure) and len(memory.heads) == count:
        return [f"{each}{measure}" for each in memory.heads]
    if name:
        return []
    if len(memory.heads) == count:
        return list(memory.heads)
    recent = list(dict.fromkeys(memory.recent))
    return recent if len(recent) == count else []


def _whole_name(name: str, said: Predicate, memory: Memory) -> str:
    """A name with the measure that its list leaves out: 制造业 beside 采矿业增加值."""
    if of_fund := names.of_budget(name, memory.subject, memory.fund):
        return of_fund
    if words.GROWTH_NAMES.search(name) or words.is_tailed(name) or not memory.tail:
        return name
    is_part = memory.in_parts and said.measure is ClaimMeasure.LEVEL
    is_rate = said.measure is ClaimMeasure.GROWTH and not _NO_TAIL.search(memory.tail)
    lacks_tail = is_part and name.endswith(("险", "业", "类"))
    lacks_tail = lacks_tail or (is_rate and bool(_LACKING.search(name)))
    return f"{name}{memory.tail if lacks_tail else ''}"


def subject_of(said: Predicate, token: Token, before: str, memory: Memory) -> str:
    """What one figure is of, from the words before it and what was named earlier."""
    name = names.tidy(names.last_listed(said.name.strip("、，")))
    if len(name) < 2 or (name == "其中" and said.is_change):
        return _inherited(said, memory)
    memory.is_of_all = names.is_bare(name) and bool(_OF_ALL.search(before))
    if of_other := _of_other(name, token, memory):
        return of_other
    is_listed = before.startswith(("、", "和", "与", "及"))
    if is_listed or _PARTS.match(said.name) or _GRADES.fullmatch(name):
        part = _part(name, said, token, memory)
        return led(part, memory) if is_listed and not said.is_change else part
    if said.measure is ClaimMeasure.LEVEL and not memory.in_parts:
        noun = re.sub("^(?:新增|净增)", "", name)  # 新增就业 after 城镇就业稳步增加
        is_of_head = noun != name and 1 < len(noun) < 7 and memory.head.endswith(noun)
        return f"{memory.head.removesuffix(noun) if is_of_head else ''}{name}"
    is_more = memory.in_parts and token.unit == "个" and len(name) <= _SHORT and memory.whole
    if is_more:
        return _some(name, names.stateless(memory.whole))
    return _whole_name(name, said, memory)


def _of_other(name: str, token: Token, memory: Memory) -> str:
    """A name that says nothing by itself with what it is of; "" for one that stands alone."""
    whole = memory.recent[0] if memory.in_parts and memory.recent else memory.subject
    of_fund = names.of_budget(name, memory.subject, memory.fund)
    if budgeted := of_fund or names.ceiling(name, whole):
        return budgeted
    if name == "税收" and "%" in token.unit:
        return name  # 税收占比 is a name of its own
    if "%" in token.unit and (rate := _STARTED.search(name)):
        return f"{rate['of']}项目{rate['verb']}率"
    if names.is_bare(name) or name.startswith(("占", "完成投资", "累计完成投资")):
        return names.with_head(name, _owner(name, memory))
    if _ONLY_VERBS.fullmatch(name) and is_counter(token.unit):
        return f"{name}{names.stateless(names.thing_of(memory.head or memory.subject))}"
    return _of_last(name, memory.subject)


def _of_last(name: str, last: str) -> str:
    """A name that goes on with the last one: 增速, 扣除一次性因素后, 乡村, 利润总额."""
    if words.GROWTH_NAMES.fullmatch(name) or name in {"占比", "比重"}:
        return f"{last}{name}"
    if len(name) == 2 and words.is_tailed(name) and last.endswith(name):
        return last  # 贷款余额比年初增加5亿元，余额达到90亿元
    if WITHOUT.match(name) and last:
        return f"{last}（{name}）"
    for kind in (_OF_AREA, _DWELLERS):  # 青山区 after 城中区产值, 乡村 after 城镇零售额
        other = kind.match(last)
        if other and other[0] not in {last, name} and kind.fullmatch(name):
            return f"{name}{last[other.end() :]}"
    lead = _lead_of(name, last)
    return f"{lead}{name}" if lead else ""


def _lead_of(name: str, last: str) -> str:
    """What a name leaves out of the last one: 空气质量 of 空气质量优良天数 before 优良率."""
    if name in _YIELDS and (crop := _CROP.match(last)):
        return crop["of"]
    if _OF_FIRMS.match(name) and (firms := _FIRMS.search(last)):
        return firms[0]
    at = last.find(name[:2])
    return last[:at] if len(name) == 3 and name.endswith("率") and at > 0 else ""


def led(name: str, memory: Memory) -> str:
    """A listed name with the verb of the first: 新增技能人才1.4万人、高技能人才5872人."""
    verb = _FOR_EACH.match(memory.subject) or re.match(rf"^(?:新?(?:{_VERBS}))+", memory.subject)
    has_own = re.search(rf"(?:{_VERBS}|增加|续建|上市|扩产|增长|惠及|带动|涉及|覆盖)|^新", name)
    if verb and not has_own:
        return f"{verb[0]}{name}"
    last = memory.subject
    if len(name) <= 3 and len(last) > len(name) + 1 and last[-1] == name[-1]:
        return last[: -len(name)] + name  # 外资 after 实际使用内资
    return name


def _owner(name: str, memory: Memory) -> str:
    """What a bare name is of: the thing counted or named last."""
    if memory.whole and name.startswith("到位"):
        return memory.whole  # 其中10亿元以上项目4个，到位资金31.2亿元
    if name.endswith("贡献率") or name.startswith(("占", "比重", "增速", "增幅", "总量", "总额")):
        return memory.subject
    memory.is_borrowed = memory.is_earlier and bool(memory.head)
    return memory.head or ("" if memory.is_anew else memory.subject)


def _part(name: str, said: Predicate, token: Token, memory: Memory) -> str:
    """省级2家 after 国家级示范社1家 is 省级示范社; 财产险 of 保费收入 is 财产险保费收入."""
    thing = names.thing_of(memory.subject)
    if _GRADES.fullmatch(name):
        return name + _GRADED.sub("", thing)
    is_part = bool(_PARTS.match(said.name))
    if words.is_tailed(name) or not is_part:
        return _whole_name(name, said, memory)
    if said.measure is ClaimMeasure.GROWTH or "元" in token.unit:
        return name + words.tail_of(memory.subject)
    return _some(name, thing) if token.unit in _COUNTS else _whole_name(name, said, memory)


def _some(name: str, thing: str) -> str:
    """Some of the things counted before: 其中投产11家, 其中新开工项目77个."""
    is_sized = name.startswith("超") or name[:1].isdigit()
    if words.THINGS.search(name):
        is_of = thing[-2:] == name[-2:] and len(thing) > 3 and thing[:-2] not in name
        return thing[:-2] + name if is_of and not is_sized else name
    if is_sized:
        return f"{name}{_SIZED.sub('', thing) or thing}"
    is_long = len(name) > _SHORT and not _KINDS.search(name)
    is_full = is_long or thing in name or name[-2:] == thing[-2:] or _WORKER.search(name)
    return f"{name}{'' if is_full else thing}"


def _inherited(said: Predicate, memory: Memory) -> str:
    if said.measure is ClaimMeasure.GAP or memory.was_from:
        return memory.last_name or memory.subject
    is_amount = said.is_level or said.measure is ClaimMeasure.LEVEL
    return names.thing_of(memory.subject) if is_amount else memory.subject


def full_name(said: Predicate, subject: str, memory: Memory) -> str:
    """The subject with what the measure adds: 税收占比, 地区生产总值增速与全市之差."""
    is_own = subject in {memory.subject, *memory.heads} and not subject.endswith("增速")
    suffix = said.suffix
    if said.measure is ClaimMeasure.GAP and suffix:
        suffix = f"与{memory.than}之差" if suffix == "差距" and memory.than else suffix
        return f"{subject}{'增速' if memory.last_name.endswith('增速') and is_own else ''}{suffix}"
    if suffix == REAL:
        return f"{subject}{'实际' if _INCOME.search(subject) else ''}增速"
    return subject if subject.endswith(suffix) else f"{subject}{suffix}"
