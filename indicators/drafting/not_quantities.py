"""Numbers of a text that are no quantities: ordinals, names, formulas, spelled words."""

import re

from indicators.drafting.reasons import Reason
from indicators.text.prose import NUMERAL


def _patterns() -> tuple[tuple[re.Pattern[str], Reason], ...]:
    number = rf"(?:\d+|{NUMERAL}+)"
    listed = (
        (
            rf"(?:(?<=[移升进退降滑跌落])|(?<=[移升进退降滑跌落]了)|(?<=退后)|(?<=靠[前后])){number}(?:个?位次|个?名次|位|名)"
            rf"(?:[、和]{number}(?:个?位次|个?名次|位|名))*",
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
        (rf"倒数第{number}(?:位|名)?", Reason.FROM_END),
        (r"(?<=[A-Za-z])\d+(?:\.\d+)?(?=%|个百分点|[万亿]?元)", Reason.NO_NAME),
        (r"^(?:附?[表图]|专栏)\d{1,3}", Reason.LIST),
        (rf"^(?:（?{NUMERAL}+[、）.]|\d{{1,2}}[.、）](?!\d)|（\d{{1,2}}）|[①-⑳])", Reason.LIST),
        (r"[〔\[（]\d{4}[〕\]）]\d+号", Reason.ORDINAL),
        (
            rf"第{number}(?:届|次|期|批|号|条|章|轮|方|个|季度|产业|代|编|场|党|大|站|师|中学"
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
    bounded = ((pattern.replace(r"\d+", r"\d{1,20}"), reason) for pattern, reason in listed)
    return tuple((re.compile(pattern), reason) for pattern, reason in bounded)


PATTERNS = _patterns()
QUOTED = re.compile(r"[“《「【][^”》」】]{0,60}[”》」】]")
RATIO = re.compile(r"(?<!\d)\d{1,20}(?:\.\d+)?(?:[：:]\d+(?:\.\d+)?)+")
ANY_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
SPELLED = re.compile(
    rf"(?<!{NUMERAL})(?<!\d)(?:{NUMERAL}{{1,5}})(?=个|项|大|次|批|级|类|条|届|件|年|天|月|期|线|体"
    "|位|化|网|纵|横|张|种|名|方面|者|城|轮|篇|场|双)"
)
# 一, 百 and 千 alone are words: 一批, 百姓.
NO_NUMERALS = frozenset("一百千")
