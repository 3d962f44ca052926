"""What a download holds beside the texts: printed numbers, units and bounds to compute with."""

from indicators.exhibits.columns import Column
from indicators.model.codelists import Bound
from indicators.model.quantities import Difference, Quantity
from indicators.wording.numbers import rounded

# In words: a spreadsheet takes a cell that begins with "=" for a formula.
_BOUNDS = {
    Bound.EXACT: "等于",
    Bound.ABOVE: "大于",
    Bound.AT_LEAST: "大于等于",
    Bound.BELOW: "小于",
    Bound.AT_MOST: "小于等于",
    Bound.ABOUT: "约等于",
}


def numbers_of(quantity: Quantity | None, prefix: str = "") -> dict[str, object]:
    """A printed quantity in three columns, `value`, `unit` and `bound`; blank where there is none.

    The value is in its printed unit; with a bound other than 等于 it is only a limit.
    """
    if quantity is None:
        return {f"{prefix}value": None, f"{prefix}unit": "", f"{prefix}bound": ""}
    return {
        f"{prefix}value": float(quantity.value),
        f"{prefix}unit": quantity.unit,
        f"{prefix}bound": _BOUNDS[quantity.bound],
    }


def number_columns(name: str, prefix: str = "") -> tuple[Column, Column, Column]:
    """The columns that `numbers_of` fills."""
    return (
        Column(f"{prefix}bound", f"{name}限定"),
        Column(f"{prefix}value", f"{name}数值", dtype="float64"),
        Column(f"{prefix}unit", f"{name}单位"),
    )


def difference_of(change: Difference | None) -> float | None:
    """A difference as a number, no more precise than its sources."""
    return None if change is None else float(rounded(change.value, change.decimals))
