"""核对: which relations hold, what is doubtful, which claims nobody can verify yet."""

from components.app.current_dataset import current_findings
from components.app.page import open_page, show_section
from components.display.fact_cards import show_records
from components.display.figures import show_listed
from components.display.folded import show_folded
from components.inputs.choices import choose_many
from components.inputs.parameters import ask
from components.routes import CHECKS
from indicators.checks.finding_tables import findings_of
from indicators.exhibits.checks.doubts import DOUBTS
from indicators.exhibits.checks.relations import chosen_relations
from indicators.exhibits.checks.revisions import REVISIONS
from indicators.exhibits.checks.unverified import unverified_claims
from indicators.exhibits.request import table_of
from indicators.model.codelists import RelationType

dataset = open_page(CHECKS)
year = ask(dataset, DOUBTS)["year"]
doubts = table_of(DOUBTS, dataset, year=year)
show_section(f"疑点（{len(doubts.rows)}处）", "引用这些数字之前，请先看清疑点。")
show_records(doubts, headline="value_text", key="doubts", empty="没有疑点。")

show_section("数字之间的关系", "加总、包含、前后对比等是否成立；易混的数字不能相减。")
types = [each for each in RelationType if each in {relation.type for relation in dataset.relations}]
chosen = choose_many("关系类型", types, key="relation")
show_records(
    chosen_relations(dataset, chosen, year),
    headline="words",
    key="relations",
    empty="没有写明所选的关系：请多选几个类型，或在“关系”表中填写。",
)

revised = table_of(REVISIONS, dataset)
show_folded(
    REVISIONS.title,
    len(revised.rows),
    lambda: show_listed(REVISIONS, dataset, key="revisions"),
    key="revised",
    unit="次",
)

claims = unverified_claims(dataset, year)
show_section(f"还不能核验的位次（{len(claims.rows)}项）", "补齐同一范围其他地区的数据后自动核验。")
show_records(
    claims.only("name", "rank_text", "scope", "period", "state_text", "reason", "note", "cited"),
    headline="rank_text",
    key="unverified",
    empty="所有位次都已核验。",
)

findings = current_findings()
show_section(f"工作簿检查（{len(findings)}条）", "检查程序对工作簿的提示，给整理数据的人看。")
show_records(
    findings_of(dataset, findings),
    heading="message",
    key="findings",
    empty="检查没有发现问题。",
)
