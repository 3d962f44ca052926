"""What axe-core finds on a page in a browser."""

from pathlib import Path
from typing import Any

AXE = (Path(__file__).parent / "assets" / "axe.min.js").read_text("utf-8")
_GRAVE = {"serious", "critical"}


def barriers(page: Any, *left_out: str, every: bool = False) -> list[tuple[str, str]]:
    """The rule and the first element of what is serious or critical, or of `every` finding.

    `left_out` are selectors of what is not looked at. The program is evaluated, not added, because
    the policy of our own pages lets in no other script than theirs.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    found = page.evaluate(
        "out => axe.run({exclude: out.map(each => [each])}, {resultTypes: ['violations']})",
        list(left_out),
    )
    return [
        (each["id"], each["nodes"][0]["html"][:200])
        for each in found["violations"]
        if every or each["impact"] in _GRAVE
    ]
