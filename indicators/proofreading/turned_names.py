"""Names that a text turns round: 高新技术企业新增10家 for 新增高新技术企业10家.

The thing may be a known name itself, of something else: the 39家 that there are of it in all.
"""

import re
from collections import defaultdict
from collections.abc import Iterable

# 增加 is none of them: 床位增加到300张 says how many there are.
_VERBS = (
    *("新增", "新建", "新修", "新创建", "新认定", "新培育", "新引进", "新招引", "新签约", "新开工"),
    *("创建", "创成", "认定", "培育", "组建", "打造", "签约", "招引", "争取", "偿还", "发放"),
    *("打通", "交付", "改造", "改扩建", "升级改造", "改造提升", "增设", "拆除", "更换", "疏通"),
    *("消除", "排查"),
)
_SHORTEST_THING = 2
_VERB = "|".join(sorted(_VERBS, key=len, reverse=True))
_NAME = re.compile(rf"(?P<verb>{_VERB})(?P<thing>\w{{{_SHORTEST_THING},}})")
# What stands after a thing; 新增到 says a level.
_AFTER = re.compile(rf"(?:其中)?[共已再又将]?(?P<verb>{_VERB})了?(?![到至])")


class Turning:
    """The names of an edition that begin with a verb, by what follows it."""

    def __init__(self, names: Iterable[str]) -> None:
        self._by_thing: dict[str, dict[str, str]] = defaultdict(dict)
        self._thing_of: dict[str, str] = {}
        for name in names:
            if match := _NAME.fullmatch(name):
                self._by_thing[match["thing"]][match["verb"]] = name
                self._thing_of[name] = match["thing"]

    @property
    def things(self) -> tuple[str, ...]:
        """What stands behind the verbs: 高新技术企业, 断头路."""
        return tuple(self._by_thing)

    def thing_of(self, name: str) -> str:
        """What stands behind the verb of a name; "" for a name without one."""
        return self._thing_of.get(name, "")

    def turned(self, thing: str, text: str, at: int) -> tuple[str, int] | None:
        """The name that a verb at a place of a text makes of the thing before it, and its end."""
        verbs = self._by_thing.get(thing)
        match = _AFTER.match(text, at) if verbs else None
        if not verbs or not match or match["verb"] not in verbs:
            return None
        return verbs[match["verb"]], match.end()
