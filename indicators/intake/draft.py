"""What an upload that was checked is published as."""

from indicators.checks.confirmations import doubts
from indicators.intake.checked import Checked
from indicators.model.codelists import Severity
from indicators.store import Draft


def draft_of(content: bytes, checked: Checked) -> Draft:
    """The draft of a publishable upload: publishing it confirms what its check asks."""
    if checked.as_of is None:
        raise ValueError("a publishable workbook has an as-of date")
    return Draft(
        content=content,
        content_hash=checked.content_hash,
        as_of=checked.as_of,
        confirm_count=checked.counts.get(Severity.CONFIRM, 0),
        hint_count=checked.counts.get(Severity.HINT, 0),
        doubts=doubts(checked.findings),
    )
