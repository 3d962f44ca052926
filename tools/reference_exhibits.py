"""Write the list of exhibits into both references, after one was added or changed.

.venv/bin/python -m tools.reference_exhibits
"""

import re
from pathlib import Path

from indicators.exhibits.catalogue import EXHIBITS
from indicators.exhibits.exhibit import Form

DOCS = Path(__file__).resolve().parents[1] / "docs"
# What stands behind the title of a table.
TABLE_WORDS = {"reference.md": " (table)", "reference.zh-CN.md": "（表）"}
_LIST = re.compile(r"(?:^\| `[a-z-]+` \| [^|\n]+ \| [^|\n]+ \|\n)+", re.MULTILINE)


def with_exhibits(text: str, table_word: str) -> str:
    """A reference with the list of all exhibits in place of the one that it has."""
    lines = []
    for each in EXHIBITS:
        title = each.title + (table_word if each.form is Form.TABLE else "")
        keys = " ".join(f"`{parameter.key}`" for parameter in each.parameters) or "–"
        lines.append(f"| `{each.name}` | {title} | {keys} |\n")
    start, end = max((each.span() for each in _LIST.finditer(text)), key=lambda at: at[1] - at[0])
    return text[:start] + "".join(lines) + text[end:]


def main() -> None:
    """Write both references."""
    for name, word in TABLE_WORDS.items():
        file = DOCS / name
        file.write_text(with_exhibits(file.read_text("utf-8"), word), "utf-8")


if __name__ == "__main__":
    main()
