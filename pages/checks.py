"""核对: how much holds, how much is in doubt, how much nobody can verify yet; then each of them."""

import streamlit as st

from components.app.current_dataset import current_findings
from components.app.page import open_judged_page
from components.display.cards import show_counts
from components.display.fact_cards import show_list, show_records
from components.display.figures import show_exhibit_table
from components.display.folded import show_folded
from components.inputs.parameters import ask
from components.routes import CHECKS
from indicators.checks.finding_tables import findings_table
from indicators.exhibits.checks.doubts import DOUBTS
from indicators.exhibits.checks.relations import RELATIONS, holding, is_narrowed
from indicators.exhibits.checks.revisions import REVISIONS
from indicators.exhibits.checks.unverified import UNVERIFIED
from indicators.exhibits.request import content_of, table_of

dataset, judged = open_judged_page(CHECKS)
summary = st.container()
choices = ask(dataset, DOUBTS, UNVERIFIED, RELATIONS, known=judged)
every = content_of(RELATIONS, dataset, year=choices["year"])
doubts = content_of(DOUBTS, dataset, **choices)
open_claims = content_of(UNVERIFIED, dataset, **choices)
with summary:
    show_counts(
        dataset,
        ("算式成立的关系", holding(every.table), every),
        ("有疑点的数字", len(doubts.table.rows), doubts),
        ("还不能核验的位次", len(open_claims.table.rows), open_claims),
    )

show_list(
    doubts,
    headline="value_text",
    key="doubts",
    title="疑点",
    counted="处",
    lead="引用这些数字之前，请先看清疑点。",
    says_empty=True,
    folded=True,
)
show_list(
    open_claims,
    *("name", "rank_text", "scope", "period", "state_text", "reason", "note", "cited"),
    headline="rank_text",
    key="unverified",
    title="还不能核验的位次",
    lead="补齐同一范围其他地区的数据后自动核验。",
    says_empty=True,
    folded=True,
)
show_list(
    content_of(RELATIONS, dataset, **choices),
    headline="words",
    key="relations",
    title="数字之间的关系",
    lead="加总、包含、前后对比等是否成立；易混的数字不能相减。",
    says_empty=True,
    folded=True,
    opened=is_narrowed(choices, dataset),
)

revised = table_of(REVISIONS, dataset, **judged)
show_folded(
    REVISIONS.title,
    len(revised.rows),
    lambda: show_exhibit_table(REVISIONS, dataset, key="revisions", **judged),
    key="revised",
    unit="次",
)

findings = current_findings()
show_folded(
    "工作簿检查，给整理数据的人看",
    len(findings),
    lambda: show_records(findings_table(dataset, findings), heading="message", key="findings"),
    key="found",
    unit="条",
)
