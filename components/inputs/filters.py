"""The filters that several pages share: field of government, tier, owner."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

import streamlit as st

from components.inputs.choices import choose_many, choose_one, choose_one_or_all
from components.inputs.links import YEAR_PARAMETER
from indicators.exhibits.targets.choosing import UNLISTED_OWNER, owner_of
from indicators.model.codelists import Tier, domain_order
from indicators.model.dataset import Dataset
from indicators.rules.gaps import Gap
from indicators.rules.report_years import report_years

_OPENING_TIERS = (Tier.CORE, Tier.GENERAL)


def choose_domain(present: Iterable[str]) -> str | None:
    """Ask for one field of government among those present; None means all."""
    return choose_one_or_all("领域", sorted(set(present), key=domain_order), key="domain")


def choose_tiers() -> tuple[Tier, ...]:
    """Ask for the tiers to show; views start with 核心 and 一般."""
    return choose_many("层级", list(Tier), key="tier", default=_OPENING_TIERS)


def choose_owner(gaps: Sequence[Gap]) -> str | None:
    """Ask for a 责任单位 once the workbook names any; None means all."""
    owners = sorted({owner_of(each) for each in gaps} - {UNLISTED_OWNER})
    return choose_one_or_all("责任单位", owners, key="owner") if owners else None


def choose_year(dataset: Dataset) -> int | None:
    """The report year that is shown: asked where the workbook has several, else the only one."""
    years = report_years(dataset)
    if len(years) > 1:
        return choose_one("年度", years, key=YEAR_PARAMETER, name=lambda year: f"{year}年")
    return years[0] if years else None


@contextmanager
def filter_row() -> Iterator[None]:
    """Filters side by side that break into lines where the window is narrow."""
    with st.container(horizontal=True, gap="small", vertical_alignment="top"):
        yield
