"""The numbers of a sentence as patterns: values with their unit, and those that are no quantity."""

import re
from itertools import chain

from indicators.drafting.claims import Reason
from indicators.model.units import COUNTERS, MEASURES, PER
from indicators.text.prose import AFTER, BEFORE, DIGIT, NUMERAL, PRINTED, words

KNOWN_UNITS = frozenset({*chain.from_iterable(MEASURES.values()), *PER, *COUNTERS})
TIMES_OF_DAY = frozenset(words("天 小时 分钟 年 个月 个小时 周 秒"))
# What a thing is built for, and no amount of it: 500千伏, 110kV, 百米.
RATINGS = frozenset(words("千伏 伏 kV 万伏"))
# What a document prints as a unit beside those of the table.
_OTHER_UNITS = words(
    "mg/m3 ug/m3 μg/m3 千伏安时 km² 个学时 个班次 m² 当量 份 列 卷 员 块 对 层 岁 度 本 杆 村"
    " 枪 根 桩 班 瓶 种 箱 篇 粒 组 趟 队 集 首 个点 头（只） 微克每立方米 毫克每立方米 公斤每亩"
)
# Words that a unit is only the beginning of: 2900多万家庭, 4个人, 119项目.
_NOT_UNITS = dict(
    each.split(":")
    for each in words(
        "家:庭具长政电 户:籍均型外 人:口才民员均工大 个:人体性案股 项:目 条:件例约 台:账湾"
        " 部:门分署 场:所地馆景面 处:理置级室分 期:间末刊货 次:级生 类:别 种:植业子养质"
        " 门:类诊票 支:持出撑付 队:伍员 位:居列次于置 头:部雁 只:有要 天:然津 组:织建团"
        " 本:科地级届 集:中体团聚合 对:接外口 层:次面 口:径岸罩 片:区 根:本据 块:状 元:素旦"
        " 名:录校师企镇村单牌优医家 年:度级 亩:均 吨:位 件:套 起:来点 笔:者 份:额"
        " 首:次家批位个 班:子级 村:民镇 度:假 斤:两 升:级学至到 米:面粉 克:服 担:任负保当"
        " 瓶:颈 员:工额 间:接隔 座:谈 篇:章 批:复发准 点:位"
    )
)
_LONGEST_FIRST = sorted(
    {*KNOWN_UNITS, *_OTHER_UNITS, *TIMES_OF_DAY, *RATINGS}, key=lambda each: (-len(each), each)
)
UNITS = "|".join(
    re.escape(each) + (f"(?![{_NOT_UNITS[each[-1]]}])" if each[-1] in _NOT_UNITS else "")
    for each in _LONGEST_FIRST
)
TIMES = "万亿|千亿|百亿|十亿|亿|千万|百万|十万|万|千|百"
# 签约1200户, 通过12项 and 侦破5起 bound nothing.
_WITHIN_WORDS = {"约": "签节预履违合契", "过": "通经不", "破": "侦打攻", "近": "附临邻"}
_ALONE = {word: f"(?<![{before}]){word}" for word, before in _WITHIN_WORDS.items()}
_LEFT = "|".join(_ALONE.get(word, word) for word in sorted(BEFORE, key=len, reverse=True))
# 三年内, 5公里内: 内 bounds no figure.
_RIGHT = "|".join(sorted((*AFTER, "内"), key=len, reverse=True))
VALUE = re.compile(
    rf"(?P<before>{_LEFT})?(?<![\d.A-Za-z])(?:(?<![\d%‰A-Za-z）—])(?P<sign>-)"
    "|(?<=[为率长速比幅达至到])(?P<minus>[–—]))?"
    rf"(?P<digits>{PRINTED})"
    rf"(?:(?P<early>%|{TIMES})?(?:[—–~至到]+|-)(?P<below>-)?(?P<upper>{PRINTED}))?"
    rf"(?P<more>多|余|几|来)?(?P<times>{TIMES})?(?P<again>多|余|几)?(?P<unit>{UNITS})?"
    rf"(?P<after>{_RIGHT})?"
)
# 超百万人, 过亿元: the number is in the unit.
IMPLIED = re.compile(
    rf"(?P<before>突破|超过|超|过|逾|破|近|上)(?P<times>{TIMES})(?P<unit>元|人次|人|吨|斤|户|㎡"
    "|平方米|亩|个|家|辆|件|套)|(?<=[值入资额模量])(?P<over>突破|超过|超|过|逾|破)(?P<sum>百亿|千亿|万亿)(?=[，。；、])"
)
PER_CENT = re.compile(
    rf"(?P<before>{_LEFT})?百分之(?P<digits>{NUMERAL}{{1,6}}(?:点{NUMERAL}+)?)(?P<after>{_RIGHT})?"
)
# 个, 项, 件 and 大 count too much that is no quantity: 三个方面, 两件大事, 四大工程.
_THINGS = (
    "项目|企业|园区|示范区|景区|县|镇|乡|村|社区|街道|基地|平台|中心|集群|市场|医院|学校|幼儿园"
    "|小区|厂|站|馆|公园|泵站|水库|品牌|景点|试点|国家|省级|市级|重点"
)
# 两家, 五座: numerals before a counting word.
COUNTED = re.compile(
    rf"(?<![第前近初])(?<!{NUMERAL})(?P<digits>{NUMERAL}{{1,7}})(?P<more>多|余)?"
    "(?![一-龥][县市镇乡村山湖河])(?P<unit>家|所|座|块|栋|幢|辆|台|套|条|名|支|艘|架|口|处|万人次|万人|亿元|万元|万亩|(?:个"
    rf"|项)(?=(?:\w{{0,6}})(?:{_THINGS})))"
)
# 一百八十六点五亿元, 三千余户.
WRITTEN = re.compile(
    rf"(?P<before>{_LEFT})?(?<!{NUMERAL})(?<![第前初])(?P<digits>{NUMERAL}{{1,9}}(?:点{DIGIT}+)?)"
    "(?P<more>多|余)?(?P<times>万亿|亿|万)?(?P<unit>元|美元|人次|人|户|吨|斤|亩|公里|平方米|千瓦时|个百分点"
    rf"|家|头|只|辆|套|件|个(?=项目|企业|村|社区))(?P<after>{_RIGHT})?"
)
# Any other numeral before a counting word is a word, 三个方面; 一批 and 百姓 hold none.
SPELLED = re.compile(
    rf"(?<!{NUMERAL})(?<!\d)(?![一百千](?!{NUMERAL})){NUMERAL}{{1,5}}(?=个|项|大|次|批|级|类|条|届|件|年|天|月|期|线|体"
    "|位|化|网|纵|横|张|种|名|方面|者|城|轮|篇|场|双)"
)


_NUMBER = rf"(?:\d+|{NUMERAL}+)"
# What a number is not, and why it becomes no row.
_REFUSED = (
    (
        rf"(?:(?<=[移升进退降滑跌落])|(?<=[移升进退降滑跌落]了)|(?<=退后)|(?<=靠[前后])){_NUMBER}(?:个?位次|个?名次|位|名)"
        rf"(?:[、和]{_NUMBER}(?:个?位次|个?名次|位|名))*",
        Reason.MOVED,
    ),
    (
        r"\d+个(?:县（市、区）|县（市）|[市县区旗州盟]{1,3}|城区|乡镇|镇街|街道)(?=[中内里]?(?:[排居位列]|第|名列))",
        Reason.SCOPE,
    ),
    (
        r"(?<=[跨迈站突破上越])[\d.亿万千百元、和]{3,30}[两三四五六七八九]个(?:[百千]亿)?(?:台阶|大关|关口)",
        Reason.THRESHOLD,
    ),
    (r"\d+[件项大](?:重点)?(?:民生|惠民|为民|利民)?实事", Reason.WORD),
    (rf"倒数第{_NUMBER}(?:位|名)?", Reason.FROM_END),
    (r"(?<=[A-Za-z])\d+(?:\.\d+)?(?=%|个百分点|[万亿]?元)", Reason.NO_NAME),
    (r"^(?:附?[表图]|专栏)\d{1,3}", Reason.LIST),
    (rf"^(?:（?{NUMERAL}+[、）.]|\d{{1,2}}[.、）](?!\d)|（\d{{1,2}}）|[①-⑳])", Reason.LIST),
    (r"[〔\[（]\d{4}[〕\]）]\d+号", Reason.ORDINAL),
    (
        rf"第{_NUMBER}(?:届|次|期|批|号|条|章|轮|方|个|季度|产业|代|编|场|党|大|站|师|中学"
        "|小学|医院|人民)?",
        Reason.ORDINAL,
    ),
    (
        r"[A-Za-z]+[.\-—]?\d+(?:\.\d+)?[A-Za-z]*|(?<![\d.])\d+(?:\.\d+)?(?!km|m²|m2|㎡|kV|ug"
        r"|mg)[A-Za-z]+\d*级?",
        Reason.NAME,
    ),
    (r"\d+(?:\.\d+)?(?:版|[#＃])|[#＃]\d+", Reason.NAME),
    (r"\d+(?:\+\d+)+", Reason.FORMULA),
    (r"\d+号(?:线|楼|院|文件|公路|台风|令|井|地块|厂房)?", Reason.ORDINAL),
    (
        r"(?:前|全球|世界|中国|国内)?\d+强(?:县|市|区|企业)?|百强|前\d+(?:名|位|家)?(?!个月"
        "|年)|前[一二三四五六七八九十]+(?:名|位|列)",
        Reason.PLACE,
    ),
    (r"\d+(?:周年|年期|岁(?=以上|以下|及))", Reason.DURATION),
    (
        r"\d+(?=(?:[一-龥]{0,6}热线|平台|指挥中心|政策|工程|行动|计划|机制|战略|部署|体系"
        r"|人才计划|模式)(?![\d]))",
        Reason.NAME,
    ),
)
# Bounded, so that a row of digits without end costs no more than it is long.
PATTERNS = tuple(
    (re.compile(pattern.replace(r"\d+", r"\d{1,20}")), reason) for pattern, reason in _REFUSED
)
QUOTED = re.compile(r"[“《「【][^”》」】]{0,60}[”》」】]")
RATIO = re.compile(r"(?<!\d)\d{1,20}(?:\.\d+)?(?:[：:]\d+(?:\.\d+)?)+")
ANY_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
