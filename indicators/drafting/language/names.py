"""The names of what figures are of, made from the words beside them."""

import re

from indicators.drafting.language.words import AREA, BARE, LEADING, TAILS

# 支持项目4200个: without its verb the name would say nothing.
_KEPT_BEFORE_BARE = re.compile(r"^(?:支持|实施|推进|保障|服务|惠及)(?:项目|企业|群众|居民|资金)$")
# 和, 与 and 及 within words part nothing: 普及率, 参与, 和谐.
_SEPARATORS = re.compile(
    "、|(?<!共)和(?![谐美平])|(?<!参)与(?![会否])|以?(?<![普涉惠危触])及(?!时|格|以上|第)"
)
_INDUSTRIES = re.compile("^(?P<which>第?[一二三](?:[、和及]第?[一二三])+)(?:次?产业|产)(?P<of>.*)$")
_COUNTED = re.compile(
    r"^(?P<own>.*?)(?:[两二三四五六七八九十]|\d+)个?(?P<tail>(?:镇|县|区|市|乡|村|街道|项).*)$"
)
# What the last of some names has for all, and the first: 农村(居民人均收入), 公路(客运量).
_OF_PEOPLE = re.compile(r"(?:常住)?居民人均.*$")
_LED_BY = re.compile("^(?:规模以上|公路|铁路|民航|机场|水路|基层|全社会)")
_SHORT = {
    "一产": "第一产业增加值",
    "二产": "第二产业增加值",
    "三产": "第三产业增加值",
    "一、二、三产": "三次产业增加值",
    "经济": "地区生产总值",
    "经济总量": "地区生产总值",
    "GDP总量": "地区生产总值",
    "社零": "社会消费品零售总额",
    "固投": "固定资产投资",
    "规工": "规模以上工业增加值",
}
# Whose a bare 收入 is in a budget report.
_FUND = re.compile("一般公共预算|政府性基金|国有资本经营预算|社会保险基金")
_OF_FUND = re.compile("(?:预算)?(?P<what>(?:总)?(?:收入|支出))")
_LONGEST_TITLE = 24
# The ends of names of limits: no actual, and no part of a balance.
CEILINGS = ("限额", "限额数")
_KEPT_WITHIN = re.compile("^(?:严格)?(?:控制|保持)?在?.{0,8}?(?:下达|核定|批准|规定|确定)的")
_STATE = re.compile("^(?:在建|续建|未开工|开工|竣工|投产|投用|建成)+")
_THINGS = {"企业", "项目", "居民", "群众", "旅客", "游客"}
_PAIRS = (
    (r"^(?P<left>.*?)城乡(?P<rest>(?:常住)?居民.*)$", ("城镇", "农村")),
    (r"^(?P<left>.*?)存、?贷(?P<rest>款.*)$", ("存", "贷")),
)
# Names that no 规模以上 of the name before them goes with.
_OWN = re.compile(r"社会|固定|一般|地区|进出口|居民|城|农|全|民间|房地产")
_ASIDE = re.compile(r"（(?!市|区|县|镇|州)[^（）]*）")
# 三个街道仍有积水点, 达产后预计年产值, 位于东区的项目.
_BEFORE_NAME = re.compile(r"^.*?(?:[仍尚还]有|后预计|后预期|后可)(?=..)|^位于[^，。]{2,14}的(?=..)")
# How a theme goes, and what is done of it: both are no part of its name.
_THEME_GOES = re.compile(
    "(?<=..)(?:要|全部|腰斩|骤降|锐减|大跌|遇冷|低迷|下滑|下行|承压|乏力|回暖|回升|向好|走[强弱]|持续|不断|更加|稳步|稳定|快速|加快|进一步|日益|明显|显著|全面|有序|扎实|深入"
    "|成功|顺利|连[跨上续]|先后|实现|首次|[跨迈站]上|跨越|再[上创]|创|突破|大幅|翻|止跌|企稳|由[正负]|扭"
    "|较快|平稳|偏[小低弱少]|较[大小低高弱]|不[足高强]|滞后)"
)
_THEME_ACTS = re.compile(
    "(?:建设|改革|工作|发展|行动|管理|工程建设|提升|改造提升|(?:稳步|加快|有序|扎实|全面|持续|深入)推进"
    r"|稳步增加|成效显著|成效明显|不断加大|步伐加快|加快|取得\w*|不断\w*|持续\w*|进展顺利){1,3}$"
)
_NO_THEME = re.compile(
    "^(?:其中$|截[至止]|下一步|紧盯|据悉|记者|本报|分[一二两三四]期)|(?:表示|介绍|指出|强调|透露"
    "|是|为|分别|目标|如下|方面|看|分)$"
)
_LONGEST_THEME = 20
# 新增高新技术企业: the verbs of a count.
_COUNTED_AS = re.compile(
    "^(?:成功|新|实际)?(?:新增|新建|新引进|新签约|新开工|新认定|新招引|新培育|培育|创建|创成|建成"
    "|打造|引进|招引|培育壮大|认定|发展|完成|实施|改造|开工|续建|获批|入库|新入库|净增|累计|签约|共)+"
)
_VERB_WITHIN = re.compile(
    "(?<=[镇市县区])累计(?=新增|完成|建成|培育)|(?<=企业)(?:共|累计)?(?:实现|完成)(?=..)"
)
_AROUND = re.compile(
    r"^\d{1,2}[、.](?!\d)|(?:年度|全年|的?(?:年度|全年)?(?:预期)?目标值?(?:为|是)?)$"
)
_EDGE = "，。；：、！？（）·—-…“”"


def tidy(text: str) -> str:
    """A name without the words that lead to it: 全县实现地区生产总值 is 地区生产总值."""
    name = _ASIDE.sub("", _BEFORE_NAME.sub("", _VERB_WITHIN.sub("", text)))
    name = name.replace("\u3000", "").replace("一批", "")
    name = re.sub(r"^.*?[）)](?=\S{2})", "", name) if name.count("）") > name.count("（") else name
    before = None
    while before != name:
        before = name
        name = _AROUND.sub("", name).strip("，。；：、！？·—-… ").lstrip("）").rstrip("（")
        shorter = LEADING.sub("", name, count=1)
        if len(shorter.strip(_EDGE)) >= 2 and not _KEPT_BEFORE_BARE.match(name):
            name = shorter
    name = _balanced(name)
    return _SHORT.get(name, name)


def _balanced(name: str) -> str:
    """Without a quotation mark that has lost its other half."""
    if name.count("“") < name.count("”"):
        name = name.replace("”", "") if name.endswith("”") else name[name.rfind("”") + 1 :]
    if name.count("“") > name.count("”"):
        at = 0 if name.startswith("“") else name.rfind("“")
        name = name[:at] + name[at + 1 :]
    return name


def last_listed(text: str) -> str:
    """Of A、B等C the C with the verb before A; of 甲、乙项目 all of it."""
    match = re.match(
        r"(?P<first>.*?)(?<![高中初同均优平相])等(?P<kind>(?!级|额|候|离|次|于)[^、]{2,})$", text
    )
    if match and ("、" in match["first"] or len(match["kind"]) >= 3):
        generic = re.match(
            r"(?:产业|行业|领域|企业|项目|活动|工作|单位|品种|产品|作物)", match["kind"]
        )
        last = match["first"].split("、")[-1]
        verb = re.match(
            "(?:新?(?:谋划储备|谋划|新增|新建|引进|开展|举办|招引|培育|争取|建设|改造|推进|实施"
            "|建成|开展|发展))+",
            match["first"],
        )
        kept = f"{last.removeprefix(verb[0] if verb else '')}等" if generic else ""
        return f"{verb[0] if verb else ''}{kept}{match['kind']}"
    return text


def split_heads(text: str, count: int = 0) -> list[str]:
    """The names that share a figure's verb: 城镇和农村居民人均可支配收入 are two.

    Where 、 alone parts as many as there are figures, 和 is within a name: 家用电器和音像器材类.
    """
    if found := _INDUSTRIES.match(text):  # 第一、二、三产业增加值
        each_of = f"第{{}}产业{found['of'] or '增加值'}"
        return [each_of.format(each) for each in re.findall("[一二三]", found["which"])]
    for pattern, pair in _PAIRS:
        if match := re.match(pattern, text):
            return [f"{match['left']}{each}{match['rest']}" for each in pair]
    is_parted = count > 1 and text.count("、") == count - 1
    split = text.split("、") if is_parted else _SEPARATORS.split(text)
    parts = [each for each in split if each]
    return [text] if len(parts) < 2 else _completed(parts)


def _completed(parts: list[str]) -> list[str]:
    """Names in a row with what they share: 城镇、农村居民收入, 轻、重工业, 甲、乙两镇收入."""
    first, *_, last = parts
    counted = _COUNTED.match(last)
    if counted and counted["own"]:
        return [tidy(each) + counted["tail"] for each in (*parts[:-1], counted["own"])]
    if len(first) == 1:
        return [tidy(each + last[1:] if len(each) == 1 else each) for each in parts]
    tail = TAILS.search(last)
    if tail is None:
        return list(map(tidy, parts))
    longer = _OF_PEOPLE.search(last) or tail
    led = None if _OWN.match(last) or not TAILS.search(first) else _LED_BY.match(first)
    lead = led[0] if led else ""
    heads = [each if TAILS.search(each) else each + longer[0] for each in parts[:-1]]
    return list(map(tidy, (*heads, lead + last.removeprefix(lead))))


def fund_of(heading: str, outer: str = "") -> str:
    """The fund of a section by its heading; 收入情况 within a fund's section is of that one."""
    title = re.split("[，。；：]", heading)[0]
    if re.match("收入|支出|收支", title):
        return outer
    found = _FUND.search(title)
    return found[0] if found and len(title) <= _LONGEST_TITLE else ""


def of_budget(name: str, last: str, section: str) -> str:
    """支出 with the fund of the name before it, else of its section; "" for other names."""
    found, fund = _OF_FUND.fullmatch(name), _FUND.search(last)
    named = fund[0] if fund else section
    return f"{named}{found['what']}" if found and named else ""


def ceiling(name: str, last: str) -> str:
    """A limit with what it limits, 政府债务限额 of 控制在省下达的限额; "" for no limit."""
    plain = _KEPT_WITHIN.sub("", name)
    of = last.removesuffix("余额") if plain in CEILINGS else ""
    return f"{of}{plain}" if name.endswith(CEILINGS) else ""


def is_bare(name: str) -> bool:
    """Whether a name needs the thing that it is of."""
    return bool(BARE.match(name)) or len(name) < 2


def with_head(name: str, head: str) -> str:
    """The name of a part with the thing it is of: 省重点项目总投资."""
    if name in _THINGS:  # 企业 of 经营主体总量
        head = TAILS.sub("", head)
    if not head or head in name or name in head or head.endswith(("率", "比重", "占比", "增速")):
        return name
    if name in {"其中", "个", "户", "人", "家"}:
        return head
    if head[-2:] == name[:2]:
        return head + name[2:]
    if name in {"收入", "营收"}:  # 收入 after 游客接待量
        head = TAILS.sub("", head)
    return head + name


def thing_of(name: str) -> str:
    """What a count is of, without the verb: 新增高新技术企业 is 高新技术企业."""
    plain = _COUNTED_AS.sub("", name)
    return plain if len(plain) >= 2 and not plain.startswith(("区", "率", "面积")) else name


def stateless(thing: str) -> str:
    """Things without the state that they are in: 在建重点项目 is 重点项目."""
    plain = _STATE.sub("", thing)
    return plain if len(plain) >= 2 else thing


def theme_of(clause: str) -> str:
    """What a clause without a number is about: 推进城南新区建设 is 城南新区."""
    name = _THEME_GOES.split(re.sub(AREA, "", tidy(clause)))[0]
    name = tidy(_THEME_ACTS.sub("", name))
    return "" if _NO_THEME.search(name) or not 2 <= len(name) <= _LONGEST_THEME else name
