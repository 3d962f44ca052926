"""What stands above a table: its title, and the period and unit where they hold for all rows."""

from indicators.exhibits.exhibit import ExhibitContent

_EACH_ROW = "见各行"


def caption(shown: ExhibitContent, heading: str) -> str:
    """The title, unless it only repeats a heading that stands above it anyway."""
    return "" if shown.title == heading and not framed(shown) else shown.title


def framed(shown: ExhibitContent) -> str:
    """The period and the unit of the whole table; "" where every row has its own."""
    told = (shown.period, f"单位：{shown.unit}" if shown.unit else "")
    return " · ".join(each for each in told if each and not each.endswith(_EACH_ROW))
