"""The names of what figures are of, made from the words beside them."""

import re

from indicators.drafting.language.words import AREA, BARE, LEADING, TAILS, THINGS

# 支持项目4200个: without its verb the name would say nothing.
_KEPT_BEFORE_BARE = re.compile(r"^(?:支持|实施|推进|保障|服务|惠及)(?:项目|企业|群众|居民|资金)$")
_SEPARATORS = re.compile("以及|[、和与及]")
# 和, 与 and 及 within words part nothing: 普及率, 参与, 和谐.
_WITHIN = re.compile(
    "普及|及时|涉及|及格|及以上|和谐|和美|和平|共和|参与|与会|与否|惠及|危及|触及|及第"
)
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
_NO_THEME = re.compile(
    r"^(?:截[至止]|下一步|紧盯|据悉|记者|本报|分[一二两三四]期)|(?:表示|介绍|指出|强调|透露)$"
)
_MODAL = re.compile(r"(?:^|[的地])(?:一个|那个|这些|这个|上述)")
_TIMES_WITHIN = re.compile(r"(?:年均|月均|同比|环比|分别|首次|累计|共计|总计|预计)$")
_EDGE = "，。；：、！？（）·—-…“”"
# Characters that stand for 和, 与 and 及 where they part nothing.
_HIDDEN = str.maketrans("和与及", "\u0001\u0002\u0003")
_SHOWN = str.maketrans("\u0001\u0002\u0003", "和与及")
_BLANK = "\u3000"


def tidy(text: str, keep_actions: bool = True) -> str:
    """A name without the words that lead to it: 全县实现地区生产总值 is 地区生产总值."""
    text = re.sub(r"(?<=[镇市县区])累计(?=新增|完成|建成|培育)", "", text)
    text = re.sub(r"(?<=企业)(?:共|累计)?(?:实现|完成)(?=..)", "", text)
    name = _ASIDE.sub("", _BEFORE_NAME.sub("", text)).replace(_BLANK, "").replace("一批", "")
    name = re.sub(r"^.*?[）)](?=\S{2})", "", name) if name.count("）") > name.count("（") else name
    before = None
    while before != name:
        before = name
        name = re.sub(
            r"^\d{1,2}[、.](?!\d)|(?:年度|全年|的?(?:年度|全年)?(?:预期)?目标值?(?:为|是)?)$",
            "",
            name,
        )
        name = name.strip("，。；：、！？·—-… ").lstrip("）").rstrip("（")
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
    is_parted = count > 1 and text.count("、") == count - 1
    return _industries(text) or _split(text.replace("和", "\u0001") if is_parted else text)


def _industries(text: str) -> list[str]:
    """第一、二、三产业增加值 are three; none for other names."""
    found = re.match(
        r"^(?P<which>第?[一二三](?:[、和及]第?[一二三])+)(?:次?产业|产)(?P<of>.*)$", text
    )
    if found is None:
        return []
    of = found["of"] or "增加值"
    return [f"第{each}产业{of}" for each in re.findall("[一二三]", found["which"])]


def _split(text: str) -> list[str]:
    for pattern, pair in _PAIRS:
        if match := re.match(pattern, text):
            return [f"{match['left']}{each}{match['rest']}" for each in pair]
    whole = _WITHIN.sub(lambda match: match[0].translate(_HIDDEN), text)
    parts = [each.translate(_SHOWN) for each in _SEPARATORS.split(whole) if each]
    if len(parts) < 2:
        return [text]
    last = re.match(
        r"^(?P<own>.*?)(?:[两二三四五六七八九十]|\d+)个?(?P<tail>(?:镇|县|区|市|乡|村|街道|项).*)$",
        parts[-1],
    )
    if last and last["own"]:
        return [tidy(each) + last["tail"] for each in (*parts[:-1], last["own"])]
    tail = TAILS.search(parts[-1])
    if len(parts[0]) == 1:  # 轻、重工业
        return [tidy(each + parts[-1][1:] if len(each) == 1 else each) for each in parts]
    if tail is None:
        return [tidy(each) for each in parts]
    shared = _shared_tail(parts[-1], tail[0])
    heads = [each if TAILS.search(each) else each + shared for each in parts[:-1]]
    prefix = "" if _OWN.match(parts[-1]) else _shared_prefix(parts[0])
    heads.append(prefix + parts[-1].removeprefix(prefix))
    return list(map(tidy, heads))


def _shared_tail(last: str, tail: str) -> str:
    """常住居民人均可支配收入 of 农村常住居民人均可支配收入."""
    longer = re.search(r"(?:常住)?居民人均.*$", last)
    return longer[0] if longer else tail


def _shared_prefix(first: str) -> str:
    """公路 of 公路旅客周转量和货物周转量."""
    match = re.match(r"^(?P<prefix>规模以上|公路|铁路|民航|机场|水路|基层|全社会)", first)
    return match["prefix"] if match and TAILS.search(first) else ""


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
    plain = re.sub(
        "^(?:成功|新|实际)?(?:新增|新建|新引进|新签约|新开工|新认定|新招引|新培育|培育|创建|创成|建成"
        "|打造|引进|招引|培育壮大|认定|发展|完成|实施|改造|开工|续建|获批|入库|新入库|净增|累计|签约|共)+",
        "",
        name,
    )
    return plain if len(plain) >= 2 and not plain.startswith(("区", "率", "面积")) else name


def stateless(thing: str) -> str:
    """Things without the state that they are in: 在建重点项目 is 重点项目."""
    plain = _STATE.sub("", thing)
    return plain if len(plain) >= 2 else thing


def theme_of(clause: str) -> str:
    """What a clause without a number is about: 推进城南新区建设 is 城南新区."""
    name = re.sub(rf"{AREA}", "", tidy(clause))
    name = re.split(
        "(?<=..)(?:要|全部|腰斩|骤降|锐减|大跌|遇冷|低迷|下滑|下行|承压|乏力|回暖|回升|向好|走[强弱]|持续|不断|更加|稳步|稳定|快速|加快|进一步|日益|明显|显著|全面|有序|扎实|深入"
        "|成功|顺利|连[跨上续]|先后|实现|首次|[跨迈站]上|跨越|再[上创]|创|突破|大幅|翻|止跌|企稳|由[正负]|扭"
        "|较快|平稳|偏[小低弱少]|较[大小低高弱]|不[足高强]|滞后)",
        name,
    )[0]
    for _ in range(3):
        name = re.sub(
            "(?:建设|改革|工作|发展|行动|管理|工程建设|提升|改造提升|稳步推进|加快推进|有序推进"
            "|扎实推进|全面推进|持续推进|深入推进|稳步增加|成效显著|成效明显|不断加大|步伐加快"
            r"|加快|取得\w*|不断\w*|持续\w*|进展顺利)$",
            "",
            name,
        )
    name = tidy(name)
    if (
        name == "其中"
        or _NO_THEME.search(name)
        or name.endswith(("是", "为", "分别", "目标", "如下", "方面", "看", "分"))
    ):
        return ""
    return name if 2 <= len(name) <= 20 else ""


def is_thing(name: str) -> bool:
    """Whether a name is of things that are counted."""
    return bool(THINGS.search(name))
