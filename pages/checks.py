"""核对: which relations hold, what is doubtful, which claims nobody can verify yet."""

from components.app.current_dataset import current_findings
from components.app.page import open_judged_page, show_section
from components.display.fact_cards import show_list, show_records
from components.display.figures import show_exhibit_table
from components.display.folded import show_folded
from components.inputs.parameters import ask
from components.routes import CHECKS
from indicators.checks.finding_tables import findings_table
from indicators.exhibits.checks.doubts import DOUBTS
from indicators.exhibits.checks.relations import RELATIONS
from indicators.exhibits.checks.revisions import REVISIONS
from indicators.exhibits.checks.unverified import UNVERIFIED
from indicators.exhibits.request import content_of, table_of

dataset, judged = open_judged_page(CHECKS)
choices = ask(dataset, DOUBTS, UNVERIFIED, known=judged)
show_list(
    content_of(DOUBTS, dataset, **choices),
    headline="value_text",
    key="doubts",
    title="疑点",
    counted="处",
    lead="引用这些数字之前，请先看清疑点。",
    says_empty=True,
)

show_section("数字之间的关系", "加总、包含、前后对比等是否成立；易混的数字不能相减。")
asked = ask(dataset, RELATIONS, known=choices)
show_list(
    content_of(RELATIONS, dataset, **asked), headline="words", key="relations", says_empty=True
)

revised = table_of(REVISIONS, dataset, **judged)
show_folded(
    REVISIONS.title,
    len(revised.rows),
    lambda: show_exhibit_table(REVISIONS, dataset, key="revisions", **judged),
    key="revised",
    unit="次",
)

show_list(
    content_of(UNVERIFIED, dataset, **choices),
    *("name", "rank_text", "scope", "period", "state_text", "reason", "note", "cited"),
    headline="rank_text",
    key="unverified",
    title="还不能核验的位次",
    counted="项",
    lead="补齐同一范围其他地区的数据后自动核验。",
    says_empty=True,
)

findings = current_findings()
show_section(f"工作簿检查（{len(findings)}条）", "检查程序对工作簿的提示，给整理数据的人看。")
show_records(
    findings_table(dataset, findings), heading="message", key="findings", empty="检查没有发现问题。"
)
