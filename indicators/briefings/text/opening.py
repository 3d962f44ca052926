"""The head of the document: its mark, its title broken where it makes sense, what warns."""

import re

from docx.document import Document as WordDocument

from indicators.briefings.briefing import INTERNAL, NOTICE, Briefing
from indicators.briefings.text.blank import text_width
from indicators.briefings.text.styles import INTERNAL_MARK, NOTICE_BOX, TITLE
from indicators.briefings.text.writing import add_paragraph
from indicators.text.text_metrics import em_width

# Where a title may break, best of all; and where it may not, within a number with its unit.
_GOOD_BREAK = re.compile(r"(?<=[，：；、的])|(?=[和与及暨])")
_NO_BREAK = re.compile(r"(?<=[0-9A-Za-z.%（《“])(?=.)|(?=[，。、：；！？）》”%])")
# In letters: how far from the middle a good break is still better than any in the middle.
_WORTH = 8


def add_opening(document: WordDocument, briefing: Briefing) -> None:
    """The mark of internal papers, if it is one, the title, and the notice if there is one."""
    if briefing.is_internal:
        add_paragraph(document, INTERNAL_MARK, INTERNAL)
    room = text_width(document).pt / TITLE.size
    add_paragraph(document, TITLE, "\n".join(title_lines(briefing.title, room)))
    add_notice(document, briefing.notice)


def add_notice(document: WordDocument, words: str) -> None:
    """What warns, in its frame with a word in front of it; nothing without words."""
    if words:
        add_paragraph(document, NOTICE_BOX, f"{NOTICE}：{words}")


def title_lines(title: str, room: float) -> list[str]:
    """The title in one line or two of about equal length; longer ones break by themselves."""
    breaks = {at for at in range(1, len(title)) if not _NO_BREAK.match(title, at)}
    fitting = [at for at in breaks if max(em_width(title[:at]), em_width(title[at:])) <= room]
    if em_width(title) <= room or not fitting:
        return [title]

    def badness(at: int) -> float:
        uneven = abs(em_width(title[:at]) - em_width(title[at:]))
        return uneven if not _GOOD_BREAK.match(title, at) else uneven - _WORTH

    best = min(fitting, key=badness)
    return [title[:best].strip(), title[best:].strip()]
