"""A document's claims: passages in their sections, sentences in their passages."""

import re
from dataclasses import dataclass, replace

from indicators.drafting import outline
from indicators.drafting.claims import Claim, ClaimKind, Reason, RefusedNumber, Setting, doubted
from indicators.drafting.documents.passages import DocumentForm, Paragraph, Passage, paragraph
from indicators.drafting.identity import Correction, DocumentKind, Identity, identify
from indicators.drafting.language.memory import Memory
from indicators.drafting.language.reader import SentenceReader
from indicators.drafting.language.sentence import sentences
from indicators.drafting.language.times import SPAN, TimeRole, times_in
from indicators.drafting.relations import linked
from indicators.drafting.tables import DocumentTable, without_repeated

_MOST_QUOTED = 30
# 下阶段，全区将…: what follows is yet to come.
_NEXT = re.compile(r"(?:下一?阶段|下一?步|今后|接下来|后期)")
_UNIT_LINE = re.compile(r"[（(]?(?:计量)?单位[：:]")  # between a caption and its table
_SHORT = 60
_NAMED = 4
_DAY = re.compile(r"^[—–-]*\d{4}年\d+月\d+日")
# From here to the end a document explains its terms.
_NOTES = re.compile(r"^(?:注释|注|附注|资料来源|指标解释|名词解释)[:：]?$")
_NOTE = re.compile(r"^(?:\[\d{1,2}\]|[①-⑳]|注[:：\d]|注释[:：])")
_RUN_IN = re.compile(
    r"^(?!预计|截至|截止|预期|计划|力争|确保|到)[一-龥]{2,4}(?=全年|年末|(?:19|20)\d{2}年(?!以)|[上本]年末)(?<!的)(?<!我们)"
)
_AMOUNT = re.compile(r"\d(?:多|余)?(?:%|[万亿个百]|元|家|项|人)")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class DocumentReading:
    """What a document is, what it claims, and the numbers that became no row.

    `notices` are what a person should know of how it was read; `paragraphs` its text as printed,
    none of a workbook.
    """

    identity: Identity
    claims: tuple[Claim, ...]
    refusals: tuple[RefusedNumber, ...]
    notices: tuple[str, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()


def read_passages(passages: list[Passage], correction: Correction | None = None) -> DocumentReading:
    """Read a document's passages, as a document of what a person says that it is."""
    found = identify(passages)
    reader = _DocumentReader(correction.applied(found) if correction else found)
    for each in passages:
        reader.read(each)
    printed = tuple(map(paragraph, passages))
    own = [_of_own_area(each, reader.identity.area) for each in reader.claims]
    kept, repeated = without_repeated(own)
    refusals = (*reader.refusals, *repeated)
    return DocumentReading(reader.identity, tuple(linked(kept, printed)), refusals, (), printed)


class _DocumentReader:
    """Reads one passage after the other; what a heading says holds until the next one."""

    def __init__(self, identity: Identity) -> None:
        self.identity = identity
        self.claims: list[Claim] = []
        self.refusals: list[RefusedNumber] = []
        is_bulletin = identity.kind is DocumentKind.BULLETIN
        setting = Setting(ClaimKind.ACTUAL, identity.calendar, is_bulletin=is_bulletin)
        self._section = outline.Section(setting)
        self._is_opening = identity.kind is DocumentKind.REPORT
        self._in_notes = False
        self._table: DocumentTable | None = None
        self._caption = ""

    def read(self, passage: Passage) -> None:
        """Read a passage by what it is."""
        if passage.form is DocumentForm.TABLE:
            self._read_row(passage)
            return
        above = self._caption if _UNIT_LINE.match(passage.text) else ""
        self._table, self._caption = None, f"{above} {passage.text}".strip()
        self._in_notes = self._in_notes or bool(_NOTES.match(passage.text))
        if passage.form is DocumentForm.NOTE or self._in_notes or _NOTE.match(passage.text):
            self._refuse(passage, Reason.NOTE)
        elif part := outline.of_part(self._section, passage):
            self._section, self._is_opening = part, False
            self._refuse(passage, Reason.OPENING)
        elif self._opens(passage):
            self._refuse(passage, Reason.OPENING)
        else:
            self._read_prose(passage)

    def _opens(self, passage: Passage) -> bool:
        """Whether a passage belongs to the title of a document."""
        text = passage.text
        is_title = self._is_opening and not text.endswith("。") and not _AMOUNT.search(text)
        return len(text) < _SHORT and (is_title or bool(_DAY.match(text)))

    def _refuse(self, passage: Passage, reason: Reason) -> None:
        self.refusals += [
            _placed(RefusedNumber(match[0], reason, *match.span()), passage, 0)
            for match in _NUMBER.finditer(passage.text)
        ]

    def _read_row(self, passage: Passage) -> None:
        self._table = self._table or DocumentTable(self._caption, self.identity.area)
        setting = replace(self._section.setting, section=self._section.label)
        claims, refusals = self._table.read(passage, setting)
        self.claims += claims
        self.refusals += refusals

    def _read_prose(self, passage: Passage) -> None:
        period = _leading(passage, self._section.setting)
        self._section = outline.opened(outline.within(self._section, passage), period)
        setting = outline.of_passage(self._section, passage)
        is_other = period != setting.calendar.period[:4]
        if self.identity.kind is DocumentKind.NEWS and period.isdigit() and is_other:
            setting = replace(setting, calendar=replace(setting.calendar, period=period))
        is_next = bool(_NEXT.match(passage.text))
        memory = Memory(period=_leading(passage, setting), fund=setting.fund, is_next=is_next)
        # A heading may run into its passage: 人口年末常住人口94.9万人.
        heading = _RUN_IN.match(passage.text) if self._section.setting.is_bulletin else None
        label = self._section.label
        for start, text in sentences(passage.text, heading.end() if heading else 0):
            reader = SentenceReader(text, setting, memory)
            reader.read()
            for claim in reader.claims:
                is_span = claim.kind is ClaimKind.ACTUAL and SPAN.fullmatch(claim.period)
                asked = is_span and self._section.is_mixed and not period
                far = ("期间取自前面的段落：一年还是几年，请核对",) if asked else ()
                self.claims.append(_cited(doubted(claim, *far), passage, start, text, label))
            self.refusals += [_placed(each, passage, start) for each in reader.refusals]
        if passage.text.endswith("："):  # 五年来，我们主要做了七个方面的工作：
            last = passage.text.rfind("。") + 1
            period = _leading(passage, setting, last)
            self._section = outline.opened(self._section, period)


def _of_own_area(claim: Claim, area: str) -> Claim:
    """The claim without the document's own area before its name: 青川区固定资产投资."""
    plain = claim.name.removeprefix(area) if area else claim.name
    return replace(claim, name=plain) if len(plain) >= _NAMED else claim


def _leading(passage: Passage, setting: Setting, start: int = 0) -> str:
    """The period that a passage opens with, or its sentence from `start` on."""
    words = times_in(passage.text[start : start + 40], setting.calendar)
    first = next((each for each in words if each.role is TimeRole.PERIOD), None)
    return first.period if first and first.start <= 3 else ""


def _placed(refusal: RefusedNumber, passage: Passage, start: int) -> RefusedNumber:
    at = min(start + refusal.start, len(passage.text) - 1)
    line = passage.line_at(at)
    end = start + refusal.end
    quote = passage.printed[max(0, at - 12) : end + 8]
    return replace(refusal, start=at, end=end, line=line.number, page=line.page, quote=quote)


def _cited(claim: Claim, passage: Passage, start: int, text: str, section: str) -> Claim:
    """The claim with its phrase, page, line and section."""
    opens = claim.start - len(re.split("[，；。：（]", text[: claim.start])[-1])
    if claim.start - opens < 6 and opens > 0:
        opens -= len(re.split("[，；。：（、]", text[: opens - 1])[-1]) + 1
    ends = claim.end + len(re.split("[，。；、：！（）]", text[claim.end :])[0])
    ends = min(ends, max(claim.end, opens + _MOST_QUOTED))
    opens = max(opens, claim.end - _MOST_QUOTED + 2)
    line = passage.line_at(min(start + claim.start, len(passage.text) - 1))
    return replace(
        claim,
        start=start + claim.start,
        end=start + claim.end,
        quote=passage.printed[start + opens : start + ends],
        line=line.number,
        page=line.page,
        section=section,
    )
