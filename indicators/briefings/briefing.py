"""A briefing, ready to be written: every part with its words and its figures."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from indicators.exhibits.exhibit import ExhibitContent, Form
from indicators.exhibits.row_sources import source_names
from indicators.model.facts import Fact
from indicators.wording.numbers import day

# Told while a file is made: how many steps are done, of how many, and what is done now.
Progress = Callable[[int, int, str], None]

INTERNAL = "内部资料"
# The word before a notice, which never speaks by its colour alone.
NOTICE = "注意"


def silent(done: int, total: int, words: str) -> None:
    """A progress that nobody watches."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One message: a slide, or a numbered section.

    `heading` is the section's short title, `message` the sentence that says what is to be seen,
    `sentences` what else is said in words. `shown` is drawn as its `form` says; None for words
    alone. `sources` say where the figures are printed, each once; `behind` says it for every row,
    `facts` are those that are shown.
    `notice` says that due dates have passed, where the part shows any.
    """

    heading: str
    message: str
    sentences: tuple[str, ...] = ()
    shown: ExhibitContent | None = None
    form: Form = Form.CHART
    sources: tuple[str, ...] = ()
    behind: tuple[tuple[str, ...], ...] = ()
    facts: tuple[Fact, ...] = ()
    notice: str = ""

    @property
    def source(self) -> str:
        """The documents of its figures; "" where it has none."""
        return source_names(self.facts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Briefing:
    """The whole of it; `edition` is as charts print it, `code` verifies it ("" without one).

    `unit_name` is who issues it, `watermark` a text across every page; both may be "". `notice`
    says that due dates have passed which the data do not reach; "" where none have. `template` is
    an office's own file in place of the bundled template.
    """

    title: str
    topic: str
    area: str
    unit_name: str = ""
    dated: date
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
    def footer(self) -> str:
        """What the whole says of its figures: source, as-of date, edition, code."""
        return self.footer_with(self.source)

    @property
    def page_footer(self) -> str:
        """What every page of a text says, whatever exhibits it has: as-of date, edition, code."""
        return self.footer_with("")

    def footer_with(self, source: str) -> str:
        """The same of the figures of some documents; without any none is named."""
        told = [f"来源：{source}"] if source else []
        told += [f"数据截至{day(self.as_of)}", self.edition]
        return " · ".join(told + ([f"核验码 {self.code}"] if self.code else []))
