"""Things that are counted before their noun: 158个重点项目, 总投资90亿元的12个项目."""

import re

from indicators.drafting.language import names, words
from indicators.drafting.language.memory import Memory
from indicators.drafting.language.predicates import Predicate
from indicators.drafting.language.sentence import Sentence
from indicators.drafting.language.tokens import Token
from indicators.model.codelists import Bound

# Where the noun ends: what is done with the things, or said of them.
_ENDINGS = (
    "四通八达|集中(?=开工|签约|竣工|投产)|正式|全面|全部|全容量|即将|尚未|未(?!来|成年)|并网|陆续|先后|顺利|相继|均|已|成功|如期|加快|有序|投入|运营|启用"
    "|通过|完成|实现|获|达|纳入|入选|被|正在|列入|贯通|通车|推进|脱贫|受益|享受|升级改造"
    "|中(?:有|，|$)|动工|复工|试运行|定期|开放|交付|认定"
    "|进展|主体|基本|加大|走出|成为|参加|办理|喜|得到|全线|摘帽|搬迁|增收|就业|总投资|累计|共(?!建|享|同|富|管|治|用|和|青)|增加"
    "|年均|分别|以(?!上|下|内|外)|为|比|较|占|(?<!家)居(?!民|住)|位居|稳定"
    "|增长|下降|提高|投资|覆盖|带动|发放|受到|加入|参与|走上|迎|出|进"
)
# 新开工项目 is a noun.
_STARTED = "(?:开工|投产|竣工|签约|入驻|建成|完工|落地|投用|开业)(?!项目|企业|工程|单位|面积|率)"
_NOUN = re.compile(rf"^(?P<noun>.+?)(?P<verb>(?:{_STARTED}|{_ENDINGS}).*)?$")
_NO_NOUN = re.compile(
    "^(?:$|[，、。；：）“”]?$|[、）]|以上|以下|左右|同比|环比|比(?!亚)|较|增长|下降|增加|减少"
    "|提高|占|居(?!民|住)|位居|列(?!车)"
    "|排名|排位|排在|高于|低于|超(?!市)|分别|其中|均(?!衡)|已|全部|累计|总数|的?目标|的?水平|大关"
    "|关口|台阶|规模|和|与|及(?!时)"
    "|至|到|由|从|提升|上升|回落|为|是|达(?!标)|实现|完成|新增|正式|全面|成功|先后|用于|建成|投产"
    "|开工|用(?!户|电|水|地)|并(?!网)"
    r"|的\w{0,3}$|年均|同期|中(?!小|央|心|药|学|医|型|高|等|职|西|国|外|低)|内(?!资|部|河|科|贸)"
    "|后(?!备)|前|时|起(?!重)|不等"
    "|计(?!划|算)|仍|将(?!军)|可(?!再生)|能(?!源|人)|在(?!建|续建|校|园)|以(?!上|下)|等(?!级)"
    "|持续|稳定|保持|净(?!水|化)|即将|尚未"
    "|降[低至到幅]|升[至到高]|增[至到幅]|减[至到少]|扩[大至展]|缩|压[减缩降]|拓展|发展到|调整为"
    "|转[为变]|变为"
    "|人口大国|中国人|中华儿女)"
)
_DONE = re.compile(
    "(?:升级改造|改扩建|建成投用|建成投产|建成通车|开工建设|投入使用|投入运营|竣工投产|入驻|投产"
    "|投用|建成|开工|完工|竣工|开业"
    "|运营|启用|落地|签约|贯通|通车|脱贫|受益|改造|开放|交付|认定|入选|获批|完成|复工|摘帽|增收"
    "|就业|搬迁)"
)
# 13家企业智能化改造 counts firms; 23个水体完成治理 and 3项指标未达到要求 say of which state.
_ACTED = re.compile(
    r"(?P<thing>.{2,}?(?:企业|医院|学校|单位|商户|农户))"
    r"(?P<act>[一-龥]{0,4}(?:改造|转型|升级|上云|认证))"
)
_STATES = frozenset({"在建", "续建", "待建", "新建"})
_FIRMS = frozenset("家户所")
_UNDONE = re.compile(r"[仍尚还]?未(?!来|成年)[^，。；、]{2,10}")
_WORKED = re.compile(r"(?:完成)?(?:治理|整治|整改|销号|验收|修复|治污)")
_HOW = re.compile("^(?:正式|全面|全部|陆续|先后|顺利|相继|均|已|成功|如期|加快|有序|实现|，)*")
_PROPERTY = re.compile(
    r"^的(?:[^，。；\d]{1,40}?、[^，。；\d]{1,30}?等)?(?P<thing>[^，。；、\d]{2,40})"
)
# 237个自治区、市级重大项目 are of one noun.
_GRADES = re.compile("(?:(?:国家|自治区|[省市州盟县区旗])级?[、和])+(?=[省市州盟县区旗]级?[一-龥])")
_ONE_CHARACTER = frozenset("镇村县乡市区省校馆站人户")
_LONGEST_NOUN = 24
_GENERIC = {"工作", "改革", "事项", "活动", "指标", "任务", "领域"}
_LONGEST_LEAD = 14
_OPEN_BOUNDS = {Bound.ABOVE, Bound.AT_LEAST, Bound.BELOW, Bound.AT_MOST}
_PEOPLE = re.compile(r"^[^，、。；]{0,10}(?:户|人|群众|职工|企业|农民)")
_LISTS = re.compile(r"、[改扩新重续迁翻]?(?:建|改|扩|提升|维修|装修)")
_EXTENTS = tuple("㎡米亩里顷")


def thing_counted(token: Token, after: str, sentence: Sentence) -> str:
    """The noun that a count stands before, "" where there is none."""
    before = sentence.text[token.start - 1 : token.start]
    is_alone = token.unit in {"批", "类", "种", "期"} or before in {"", "，", "、", "；"}
    if not after and is_alone:
        for each in sentence.tokens:
            if each.start == token.end and each.is_value:
                return thing_counted(each, sentence.onward(each.end), sentence)
    has_words = token.digits_at != token.start or token.bound is Bound.ABOVE
    if token.bound in _OPEN_BOUNDS and not has_words and not _PEOPLE.match(after):
        return ""
    if _NO_NOUN.match(after):
        return ""
    grades = _GRADES.match(after)
    lead = grades[0] if grades else ""
    noun = lead + _noun(re.split(r"[，、。；：（）]", after[len(lead) :])[0])
    if re.search(r"(?:到|至|为|于)$", noun):
        return ""
    is_noun = 1 < len(noun) <= _LONGEST_NOUN or noun in _ONE_CHARACTER
    return noun if is_noun or (noun and token.multiple) else ""


def _noun(text: str) -> str:
    found = _NOUN.match(text)
    return found["noun"] if found else ""


def counted_name(
    said: Predicate, thing: str, token: Token, sentence: Sentence, memory: Memory, *, is_aim: bool
) -> str:
    """The name of things counted before their noun, with the verb that follows or leads."""
    noun = names.tidy(thing) or thing
    printed = names.last_listed(said.name.strip("、，"))
    listed = re.search(r"(?:^|、)(?P<last>[^、]{2,16})等$", printed)
    lead = _lead(printed)
    rest = sentence.onward(token.end + len(thing))
    if acted := _ACTED.fullmatch(noun) if token.unit in _FIRMS else None:
        noun = f"{acted['act']}{acted['thing']}"
    if of_state := _of_state(noun, lead, rest, memory):
        return of_state
    done = _DONE.match(_HOW.sub("", rest))
    if lead and not re.fullmatch(rf"(?:{words.KEPT_VERBS}|推动|推进|拥有|全市|全区)+", lead):
        lead = re.sub(r"^(?:出台|落实|制定|推出|实施|完成|开展|用好|抓好)", "", lead)
        return f"{lead}{noun}"
    is_some = noun.endswith("项目") and (is_aim or (not done and noun == "项目"))
    if listed and (noun in _GENERIC or is_some):
        return f"{names.tidy(listed['last'])}等{noun}"
    if len(noun) == 1:
        return f"{lead}{noun}{'' if lead else rest[:8]}"
    if lead or not (names.is_bare(noun) or len(noun) <= 2):
        return f"{lead}{noun}"
    is_listed = printed.endswith("等")  # 甲工程等6个项目 are not of what was named before
    return _of_head(noun, done[0] if done else "", "" if is_listed else memory.head)


def _of_state(noun: str, lead: str, rest: str, memory: Memory) -> str:
    """Things that are counted for the state that they are in; "" where none is printed."""
    if noun in _STATES:
        return f"{noun}{names.stateless(names.thing_of(memory.head or memory.subject))}"
    if undone := _UNDONE.match(rest):
        return f"{undone[0]}的{memory.head if names.is_bare(noun) else ''}{noun}"
    worked = _WORKED.match(_HOW.sub("", rest))
    of = "" if lead.endswith("的") else lead
    return f"{of}{noun}{worked[0]}" if worked else ""


def _lead(printed: str) -> str:
    """The words before a count that belong to its name."""
    lead = re.sub(rf"^(?:{words.AREA})$", "", names.tidy(re.sub(r"^.*等$", "", printed)))
    if ("、" in lead and not _LISTS.search(lead)) or len(lead) > _LONGEST_LEAD:
        verb = re.match(rf"^(?:{words.KEPT_VERBS}|续建)+", lead)
        lead = verb[0] if verb else ""
    is_empty = lead in {"中", "内", "里", "有", "共有", "现有", "拥有", "对", "向", "为", "上述"}
    return "" if is_empty else lead


def _of_head(noun: str, done: str, head: str) -> str:
    """项目 after 推进城南新区建设 is 城南新区项目; 项目建成投用 is 建成投用项目."""
    has_head = bool(head) and names.is_bare(noun) and noun not in head
    return f"{head if has_head else ''}{done}{noun}"


def property_of(
    token: Token, said: Predicate, sentence: Sentence, memory: Memory
) -> tuple[str, str, int] | None:
    """A measure of the thing that follows with 的: its name, the thing, and where that ends.

    总投资90亿元的12个项目, 10万㎡以上的双创中心. None where the figure is no such measure.
    """
    onward = sentence.text[token.end :]
    name = names.tidy(said.name)
    later = next((each for each in sentence.tokens if each.start == token.end + 1), None)
    if onward.startswith("的") and later and later.is_value:
        thing = thing_counted(later, sentence.onward(later.end), sentence)
        head = _of_head(thing, "", memory.head) if thing else memory.head
        return f"{head}{_measure(name, token)}", "", token.end + 1
    found = _PROPERTY.match(onward)
    is_measure = words.is_tailed(name) or name.endswith("投资")
    if found is None or not (is_measure or not name or token.unit[-1:] in _EXTENTS):
        return None
    thing = _noun(found["thing"])
    head = names.tidy(thing)
    if not head or head in {"目标", "水平", "速度"}:
        return None
    return f"{head}{_measure(name, token)}", head, token.end + found.start("thing") + len(thing)


def _measure(name: str, token: Token) -> str:
    if name and words.is_tailed(name):
        return name
    if token.unit.endswith(("㎡", "平方米", "亩", "公顷", "平方公里")):
        return "面积"
    return name or ("总投资" if "元" in token.unit else "")
