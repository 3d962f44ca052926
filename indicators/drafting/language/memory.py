"""What was named before in a passage, for the figures that do not name their subject."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from indicators.drafting.claims import ClaimMeasure
from indicators.drafting.language import names, words
from indicators.drafting.language.predicates import Predicate
from indicators.drafting.language.tokens import Token, is_counter

_WITHIN = re.compile(r"^(?:在|从)?(?P<whole>(?!分).{2,24}?)(?:中|来看|看|方面)$")
_ANEW = re.compile(rf"^(?:全年|年末|{words.AREA})")
_MOVED = re.compile("翻[一两]?番|翻了?一番|翻两番|大幅|突破|实现")
_TURNED = re.compile(r"(?:[转变]为?|扭转为|转变为|回升[至到为]|，)+")
# 经开区综合考评排名前移9位.
_JUDGED = re.compile(
    r"(?P<of>.{2,20}?(?:考核|考评|评价|评比|测评|评估|竞争力))\w{0,4}(?:排名|位次|名次|前移|上升|提升)"
)
_PLACE = re.compile(
    r"[一-龥]{2,}?(?:医院|学院|大学|学校|公园|动物园|博物馆|产业园|园区|工程|水库|电厂|公司|集团"
    r"|合作社|示范区|基地)"
)
_AIM = re.compile(r"(?:距离?|离|与)(?P<aim>(?:全年|年度|预期|既定)?(?:目标|计划|任务))")
_NOT_YET = re.compile(r"打造|创建|争创|建设|培育|新建|规划")
_ABOVE = re.compile(r"上述$|^以上$")
_ACTED = re.compile(rf"(?:新|累计|共|已)*(?:{words.KEPT_VERBS}|惠及|受益)")
WITHOUT = re.compile(r"^(?:扣除|剔除|不含|不包括)(?!价格|物价)\S{2,16}$")


@dataclass(slots=True)
class Memory:
    """What was named before in the same passage, for figures that do not name their subject.

    `head` is the thing counted last, `whole` that of which the one after 其中 is a part;
    `of` is the period of the last rate. `is_earlier` is whether the head stands in an earlier
    sentence, `is_borrowed` whether the figure being read has its name from there, `is_of_borrowed`
    whether those that inherit it have. `place` is the institution or work that a clause without a
    figure is about: what stands after it may be of it alone; `than` is the aim that one names,
    距全年目标（6.5%）差1.1个百分点; `fund` is whose a bare 收入 is;
    `is_next` is whether the passage is about what is to be done next, `is_of_all` whether the
    figure being read is of several things, 办复率均为100%.
    """

    subject: str = ""
    last_name: str = ""
    head: str = ""
    whole: str = ""
    heads: list[str] = field(default_factory=list)
    tail: str = ""
    period: str = ""
    of: str = ""
    recent: list[str] = field(default_factory=list)
    carried: str = ""
    was_from: bool = False
    in_parts: bool = False
    is_aimed: bool = False
    is_anew: bool = False
    is_earlier: bool = False
    is_borrowed: bool = False
    is_of_borrowed: bool = False
    place: str = ""
    than: str = ""
    fund: str = ""
    is_next: bool = False
    is_of_all: bool = False

    def note(self, said: str) -> None:
        """Keep what a clause without a figure is about."""
        if judged := _JUDGED.match(said):
            self.subject, self.last_name = names.tidy(judged["of"]), ""
        if WITHOUT.match(said) and self.subject:
            self.subject = f"{self.subject}（{said}）"
            return
        if within := _WITHIN.match(said):
            self.tail = words.tail_of(names.tidy(within["whole"])) or self.tail
        if aim := _AIM.fullmatch(said):
            self.than = aim["aim"]
        if place := _PLACE.search(said):
            self.place = "" if _NOT_YET.match(said) else names.tidy(place[0])
        if theme := names.theme_of(said):
            self.head, self.is_earlier = theme, False
            if words.GROWTH_NAMES.search(theme):  # 增加值增速由正转负，为-3.6%
                self.last_name, self.was_from = theme, True
            if words.is_tailed(theme) or (_MOVED.search(said) and words.THINGS.search(theme)):
                self.subject = theme

    def begin_anew(self, sentence: str) -> None:
        """Forget the things of an earlier sentence where one begins with the whole area or year."""
        self.in_parts, self.recent, self.is_earlier = False, [], True
        self.place = self.than = ""
        self.is_anew = bool(_ANEW.match(sentence))
        if self.is_anew:
            self.head, self.heads = "", []

    def doubts_of(self, token: Token, said: Predicate, name: str) -> Iterator[str]:
        """Why a person has to look at a figure: how it is written, and where its name is from."""
        if token.is_word:
            yield "数词写成的数"
        if self.is_of_all:
            yield "“均”可能是前面几项的，请核对"
        self.is_of_all = False
        if _ABOVE.search(said.name):
            yield "前文所列的数，请核对是不是合计"
        is_whole = words.is_tailed(name) or words.THINGS.search(name) or _ACTED.match(name)
        is_of_place = self.place and self.place not in name and not is_whole
        if is_of_place and said.measure is ClaimMeasure.LEVEL:
            yield f"是不是“{self.place}”的，请核对"
        is_inherited = self.is_of_borrowed and not said.name.strip("、，累计")
        self.is_of_borrowed, self.is_borrowed = self.is_borrowed or is_inherited, False
        if self.is_of_borrowed:
            yield "所属事项取自前一句，请核对"

    def remember(self, token: Token, said: Predicate, subject: str) -> None:
        """Keep what a figure was of, for those after it."""
        self.was_from = said.is_from
        is_amount = said.measure in {ClaimMeasure.LEVEL, ClaimMeasure.SHARE}
        if not subject or not (is_amount or said.name.strip("、，")):
            return
        if said.measure is ClaimMeasure.GAP and words.GROWTH_NAMES.fullmatch(names.tidy(said.name)):
            return
        self.subject, self.is_anew = subject, False
        if said.measure is ClaimMeasure.LEVEL:
            self.recent.append(subject)
        self.tail = words.tail_of(subject) or self.tail
        printed = names.tidy(said.name)
        is_of_things = words.THINGS.search(subject) or token.unit[-1:] not in {"人", "户", "名"}
        is_count = said.measure is ClaimMeasure.LEVEL and is_counter(token.unit) and is_of_things
        if not is_count or said.is_from or (printed and names.is_bare(printed)):
            return
        self.whole = (self.whole or self.head) if self.in_parts else ""
        is_state = printed and self.head.endswith(subject.removeprefix(printed) or subject)
        self.head = self.head if is_state else names.thing_of(subject)
        self.is_earlier = False

    def turned(self, said: Predicate) -> Predicate:
        """The later of two values, 由下降2.4%转为增长4.6%: of what the earlier one is of."""
        name = "" if self.was_from and _TURNED.fullmatch(said.name) else said.name
        is_rate = said.measure is ClaimMeasure.SHARE and not names.tidy(name)
        if is_rate and self.was_from and self.last_name.endswith(("增速", "降幅")):
            return replace(said, name=name, measure=ClaimMeasure.GROWTH)
        if is_rate and said.is_level and not said.suffix and self.last_name.endswith("增速"):
            # 增长4.4%；1—10月为5.2%: a growth goes on, an amount has no %.
            return replace(said, measure=ClaimMeasure.GROWTH, suffix="增速", is_change=True)
        return replace(said, name=name)
