"""核对: how much holds, how much is in doubt, how much nobody can verify yet; then each of them."""

from dataclasses import replace

import streamlit as st

from components.app.current_dataset import current_reading
from components.app.page import open_judged_page
from components.display.cards import show_counts
from components.display.fact_cards import show_folded, show_list, show_records
from components.display.figures import show_exhibit_table
from components.inputs.parameters import ask
from components.routes import CHECKS
from indicators.checks.finding_tables import findings_table
from indicators.exhibits.checks.doubts import DOUBTS, absent_words, check_counts
from indicators.exhibits.checks.relations import RELATIONS, is_narrowed
from indicators.exhibits.checks.revisions import REVISIONS
from indicators.exhibits.ranks.claim_table import refuted, waiting, with_verdicts
from indicators.exhibits.ranks.claims import UNVERIFIED
from indicators.exhibits.request import content_of, table_of

CLAIM = ("name", "rank_text", "scope", "period", "state_text", "reason", "note", "cited")

dataset, judged = open_judged_page(CHECKS)
counts = check_counts(dataset)
if counts:
    show_counts(counts)
choices = ask(dataset, DOUBTS, UNVERIFIED, RELATIONS, known=judged)
doubts = content_of(DOUBTS, dataset, **choices)
claims = content_of(UNVERIFIED, dataset, **choices)
relations = content_of(RELATIONS, dataset, **choices)

show_list(
    replace(claims, table=with_verdicts(refuted(claims.table))),
    *CLAIM,
    headline="rank_text",
    key="refuted",
    title="与数据不符的位次",
    lead="引用时请以数据为准，或请整理数据的人核对原文。",
    folded=True,
    opened=True,
)
show_list(
    doubts,
    headline="value_text",
    key="doubts",
    title="疑点",
    counted="处",
    lead="引用这些数字之前，请先看清疑点。",
    folded=True,
)
show_list(
    replace(claims, table=waiting(claims.table)),
    *CLAIM,
    headline="rank_text",
    key="unverified",
    title="还不能核验的位次",
    lead="补齐同一范围其他地区的数据后自动核验。",
    folded=True,
)
show_list(
    relations,
    headline="words",
    key="relations",
    title="数字之间的关系",
    lead="加总、包含、前后对比等是否成立；易混的数字不能相减。",
    folded=True,
    opened=is_narrowed(choices, dataset),
)
tables = {"疑点": doubts, "待核验的位次": claims, "数字之间的关系": relations}
if absent := absent_words(
    dataset, choices["year"], {name: each.table for name, each in tables.items()}
):
    st.info(absent)

revised = table_of(REVISIONS, dataset, **judged)
show_folded(
    REVISIONS.title,
    len(revised.rows),
    lambda: show_exhibit_table(REVISIONS, dataset, key="revisions", **judged),
    key="revised",
    unit="次",
)

findings = current_reading().findings
show_folded(
    "工作簿检查，给整理数据的人看",
    len(findings),
    lambda: show_records(findings_table(dataset, findings), heading="message", key="findings"),
    key="found",
    unit="条",
)
