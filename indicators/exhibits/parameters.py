"""The parameters of exhibits, as in the address of a page, and those that several share."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pandas as pd

from indicators.clock import today
from indicators.model.codelists import Tier, domain_order
from indicators.model.dataset import Dataset
from indicators.model.facts import Commitment, Indicator
from indicators.rules.report_years import report_years
from indicators.wording.numbers import day

# The choices of an exhibit by the keys of its parameters, as values, not as texts.
Choices = Mapping[str, Any]
_Options = Callable[[Dataset], Sequence[Any]]
# The options that a page offers, after the choices that it has asked for before.
_Offered = Callable[[Dataset, Choices], Sequence[Any]]
# A message names no more options than these.
_MOST_NAMED = 12


class BadParameter(Exception):
    """A parameter that no page's address has; its text is one Chinese sentence."""


# Of the as-of date: how far a day may be from the data. Axes are as long as the days on them.
_YEARS_BEFORE, _YEARS_AFTER = 30, 10


@dataclass(frozen=True, slots=True, kw_only=True)
class _Parameter:
    """A choice that an exhibit takes: `key` in the address, `title` in Chinese on the page."""

    key: str
    title: str

    def default(self, _: Dataset) -> Any:
        """The value where the address has none."""
        return None

    def value(self, texts: Sequence[str], dataset: Dataset) -> Any:
        """The value that the texts of an address mean; raises BadParameter."""
        if not texts:
            return self.default(dataset)
        if len(texts) > 1:
            raise self._bad(f"写了{len(texts)}次：请只写一次。")
        return self._read(texts[0], dataset)

    def texts(self, value: Any, dataset: Dataset) -> tuple[str, ...]:
        """The value as texts of an address; nothing for the default."""
        return () if value is None or value == self.default(dataset) else (self.written(value),)

    def written(self, value: Any) -> str:
        """One value as a text of an address."""
        return str(value)

    def _read(self, text: str, _: Dataset) -> Any:
        return text.strip()

    def _bad(self, what: str) -> BadParameter:
        return BadParameter(f"参数 {self.key}（{self.title}）{what}")


@dataclass(frozen=True, slots=True, kw_only=True)
class _OfOptions(_Parameter):
    """A choice among options, which are written by `name(option)`.

    A page offers fewer `options` than an address may have where `offered` returns them; it does
    not ask where it offers none.
    """

    options: _Options
    name: Callable[[Any], str] = str
    offered: _Offered | None = None

    def written(self, value: Any) -> str:
        """One value as a text of an address."""
        return self.name(value)

    def _read(self, text: str, dataset: Dataset) -> Any:
        options = {self.name(each): each for each in self.options(dataset)}
        if text in options:
            return options[text]
        named = "、".join(list(options)[:_MOST_NAMED])
        rest = f"等{len(options)}个" if len(options) > _MOST_NAMED else ""
        known = f"可以写：{named}{rest}。" if options else "这一版的数据没有可选的值。"
        raise self._bad(f"没有“{text}”：{known}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(_OfOptions):
    """One of several options, by default the first; None where there are none."""

    def default(self, dataset: Dataset) -> Any:
        """The value where the address has none."""
        return next(iter(self.options(dataset)), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceOrAll(_OfOptions):
    """One of several options; None, the default, means all of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Several(_OfOptions):
    """Any number of options, a repeated parameter in the address; never none.

    `opening` are the default: all of them if it is empty. A page asks for a `wide` one in a line
    of its own.
    """

    opening: Sequence[Any] = ()
    wide: bool = False

    def default(self, dataset: Dataset) -> Any:
        """The value where the address has none."""
        return tuple(self.opening) or tuple(self.options(dataset))

    def value(self, texts: Sequence[str], dataset: Dataset) -> Any:
        """The options that the texts of an address mean, in their order; raises BadParameter."""
        if not texts:
            return self.default(dataset)
        asked = [self._read(each, dataset) for each in texts]
        return tuple(each for each in self.options(dataset) if each in asked)

    def texts(self, value: Any, dataset: Dataset) -> tuple[str, ...]:
        """The values as texts of an address; nothing for the default."""
        if set(value) == set(self.default(dataset)):
            return ()
        return tuple(self.name(each) for each in self.options(dataset) if each in value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Day(_Parameter):
    """A day, written 2024-06-30; by default the data's as-of date.

    Every page asks for it in its head. If not `lasts`, a request without one uses the day of the
    edition that it is put to.
    """

    lasts: bool = True

    def default(self, dataset: Dataset) -> Any:
        """The value where the address has none."""
        return dataset.about.as_of

    def years(self, dataset: Dataset) -> tuple[int, int]:
        """The first and last year whose days may be asked; this year always may."""
        year = dataset.about.as_of.year
        return year - _YEARS_BEFORE, max(year + _YEARS_AFTER, today().year)

    def _read(self, text: str, dataset: Dataset) -> Any:
        try:
            found = date.fromisoformat(text)
        except ValueError:
            raise self._bad(f"的“{text}”不是日期：请写成 2024-06-30 的样子。") from None
        first, last = self.years(dataset)
        if not first <= found.year <= last:
            raise self._bad(f"的“{text}”离数据太远：可以写{first}年到{last}年的日期。")
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Words(_Parameter):
    """Words to search for without surrounding blanks, by default ""; `hint` is an example."""

    hint: str

    def default(self, _: Dataset) -> Any:
        """The value where the address has none."""
        return ""


Parameter = Choice | ChoiceOrAll | Several | Day | Words

_OPENING_TIERS = (Tier.CORE, Tier.GENERAL)
_FIELD_AND_TIER = {"domain": "domain", "tier": "tier", "code": "indicator"}


def domains_in_order(present: Iterable[str]) -> list[str]:
    """The fields of government among those present, in the order of the closed list."""
    return sorted(set(present), key=domain_order)


def year_choice(title: str, years: Callable[[Dataset], Sequence[int]]) -> Choice:
    """The choice of a year, by default the first; a page asks for it where there are several."""

    def several(dataset: Dataset, _: Choices) -> Sequence[int]:
        found = years(dataset)
        return found if len(found) > 1 else ()

    return Choice(key="year", title=title, options=years, name="{}年".format, offered=several)


def _domains(*facts: Iterable[Indicator | Commitment]) -> list[str]:
    return domains_in_order(each.domain for found in facts for each in found)


DOMAIN = ChoiceOrAll(
    key="domain",
    title="领域",
    options=lambda dataset: _domains(dataset.indicators, dataset.commitments),
    offered=lambda dataset, _: _domains(dataset.indicators),
)
TIERS = Several(key="tier", title="层级", options=lambda _: list(Tier), opening=_OPENING_TIERS)
YEAR = year_choice("年度", report_years)
TARGET_YEAR = replace(YEAR, title="目标年度")
ON = Day(key="on", title="判断日期")
# For exhibits in which a status is only one column of several.
JUDGED_ON = replace(ON, lasts=False)


def selected(rows: pd.DataFrame, choices: Choices, **columns: str) -> pd.DataFrame:
    """The rows of a frame that have the chosen values in these columns, by the choices' keys.

    Without columns these are the field and the tier. A choice that is None, or not asked for,
    means all.
    """
    for key, column in (columns or _FIELD_AND_TIER).items():
        value = choices.get(key)
        if value is not None:
            rows = rows[rows[column].isin([value] if isinstance(value, str) else value)]
    return rows


def judged_on(choices: Choices) -> str:
    """The chosen day in words: 判断日期：2024年2月20日."""
    return f"{ON.title}：{day(choices[ON.key])}"


def judged_period(dataset: Dataset, choices: Choices) -> str:
    """The same after the chosen year, where the dataset has several."""
    year = f"{choices[YEAR.key]}年度，" if len(report_years(dataset)) > 1 else ""
    return f"{year}{judged_on(choices)}"


def in_year(choices: Choices) -> str:
    """The chosen year as words that a message opens with: 2024年度; "" without any."""
    year = choices[YEAR.key]
    return f"{year}年度" if year else ""
