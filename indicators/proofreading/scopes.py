"""Areas and scopes as a text names them: 全市, 8个县（市）, 样例县."""

import re

from indicators.model.dataset import Dataset
from indicators.model.facts import Area
from indicators.proofreading.pasted_text import even
from indicators.sentences.names import whole

_SCOPES = ("全国", "全省", "全市", "全区", "全县", "全市各县市区", "全省市辖区")


def rank_pattern(dataset: Dataset) -> re.Pattern[str]:
    """Matches a place with its scope; 全省第一家芯片企业 is no place in an order."""
    scopes = {*_SCOPES, *(each.scope for each in dataset.ranks)}
    scopes |= {scope for area in dataset.areas for scope in area.scopes}
    names = "|".join(re.escape(even(each)) for each in sorted(scopes - {""}, key=len, reverse=True))
    return re.compile(
        rf"(?:位居|居于|稳居|居|位列|名列|列|排名|排在|排|位次为|为|进入|跻身)?(?P<scope>{names})?(?:的|中)?"
        r"(?:位居|位列|名列|排名|排|居|列)?(?:并列)?"
        r"(?:(?P<manner>倒数|前|(?=第))第?(?P<rank>[一二三四五六七八九十]{1,3}|\d{1,3})(?:位|名|强)?"
        r"(?![家个条次届批期大项年季月天\d一二三四五六七八九十])"
        # 最低生活保障 has no scope before it.
        r"|(?P<first>首位|榜首)|(?(scope)(?P<extreme>最[高低多少])|(?!)))"
    )


def areas_before_names(dataset: Dataset) -> list[tuple[str, Area]]:
    """Words before a name that say whose it is; one that is not in the edition has no code."""
    own = dataset.about.area
    wholes = ("全国", "全省", "全市", "全县", "全区", "全球")
    words = {each: Area(code="", name=each, place=own.place) for each in wholes}
    words |= {whole(each): each for each in dataset.areas if each.code == own.parent}
    words |= {each.name: each for each in dataset.areas}
    words |= {whole(own): own}
    return sorted(words.items(), key=lambda each: -len(each[0]))
