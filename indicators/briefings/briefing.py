"""The data of a briefing that a file is written from: parts with their texts and figures."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from indicators.exhibits.exhibit import ExhibitContent, Form
from indicators.exhibits.table import source_names
from indicators.model.facts import Fact
from indicators.wording.numbers import day

# Called while a file is made: steps done, steps in all, and a sentence on the current one.
Progress = Callable[[int, int, str], None]

INTERNAL, AREA = "内部资料", "地区"
# The word before a notice: colour alone is not enough.
NOTICE = "注意"
# The title of the sources at the end of a text.
ENDNOTES = "资料来源"


def silent(done: int, total: int, words: str) -> None:
    """Ignore the progress."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One message: a slide, or a numbered section.

    `heading` is the section's short title, `message` its main sentence, `sentences` the others.
    `shown` is drawn in its `form`; None for text alone. `sources` are the distinct places where
    the figures are printed, `row_sources` those of each row, `facts` the facts of the rows.
    `aside` is a sentence about what the exhibit leaves out, "" without any. One that is not
    `on_slides` is in the other files alone.
    """

    heading: str
    message: str
    sentences: tuple[str, ...] = ()
    shown: ExhibitContent | None = None
    form: Form = Form.CHART
    sources: tuple[str, ...] = ()
    row_sources: tuple[tuple[str, ...], ...] = ()
    facts: tuple[Fact, ...] = ()
    aside: str = ""
    on_slides: bool = True

    @property
    def drawn(self) -> ExhibitContent | None:
        """What is drawn of it, None where it is a table, a text or without rows."""
        return self.shown if self._has_rows and self.form is Form.CHART else None

    @property
    def tabled(self) -> ExhibitContent | None:
        """What is a table of it, None where it is drawn, a text or without rows."""
        return self.shown if self._has_rows and self.form is Form.TABLE else None

    @property
    def _has_rows(self) -> bool:
        return self.shown is not None and not self.shown.table.is_empty

    @property
    def further(self) -> tuple[str, ...]:
        """The sentences after the message, what the exhibit leaves out among them."""
        return (*([self.aside] if self.aside else []), *self.sentences)

    @property
    def source(self) -> str:
        """The names of the documents of its figures, "" without figures."""
        return source_names(self.facts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Briefing:
    """A whole briefing; `edition` is the label that charts print, `code` the verification code.

    `unit_name` is the issuing unit, `watermark` a text across every page, `notice` a sentence
    about due dates that passed after the data's as-of date; `code` and these may be "". `judged`
    is the day of judgement where it is not the usual one of the date.
    `template` is the content of an office's own template file, None for the bundled one.
    One whose items were chosen by hand has no `topic`, and its slides have every row of a list.
    """

    title: str
    topic: str
    area: str
    unit_name: str = ""
    dated: date
    judged: date | None = None
    is_internal: bool = False
    watermark: str = ""
    source: str
    as_of: date
    edition: str
    edition_label: str
    code: str = ""
    notice: str = ""
    parts: tuple[Part, ...]
    template: bytes | None = field(default=None, repr=False)

    @property
    def about(self) -> dict[str, str]:
        """Whose figures they are and of when, by the labels of a cover, as far as it has them."""
        texts = {
            AREA: self.area,
            "单位": self.unit_name,
            "日期": day(self.dated),
            "来源": self.source,
            "数据截至": day(self.as_of),
            "版次": self.edition_label,
            "核验码": self.code,
        }
        return {label: text for label, text in texts.items() if text}

    @property
    def footer(self) -> str:
        """The footnote of the whole: documents, as-of date, edition, code."""
        return self.footer_with(self.source)

    @property
    def is_ready_made(self) -> bool:
        """Whether it is one of the ready outlines, whose slides count long lists."""
        return bool(self.topic)

    @property
    def page_footer(self) -> str:
        """The footnote of every page of a text: as-of date, edition, code."""
        return self.footer_with("")

    def footer_with(self, source: str) -> str:
        """The footnote with the names of documents, without them where `source` is ""."""
        judged = f"，以{day(self.judged)}判断" if self.judged else ""
        edition = [f"数据截至{day(self.as_of)}{judged}", self.edition]
        code = [f"核验码 {self.code}"] if self.code else []
        # Of a long line the code comes first: no end of a line is in it.
        return " · ".join([*code, f"来源：{source}", *edition] if source else [*edition, *code])
