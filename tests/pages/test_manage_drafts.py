"""从文件起草 as an analyst uses it: the real store, the real reading in its own process."""

import re
from functools import partial

import pytest

from components.drafting import source
from indicators.drafting.documents.passages import UnreadableDocument
from indicators.drafting.drafts.edits import EditField
from indicators.store import Action, Actor, StoreUnavailable
from indicators.store.document_drafts import DocumentDrafts
from indicators.store.failures import Trouble
from tests.indicators.drafting.report_files import docx, package, pdf
from tests.pages.test_manage import publish
from tests.sign_in import signed_in_as

VIEW = "从文件起草"
REPORT = """测试区人民政府工作报告
——2025年2月18日在测试区第六届人民代表大会第五次会议上
各位代表：
现在，我代表区人民政府，向大会报告工作，请予审议。
一、2024年工作回顾
一年来，我们坚持稳中求进。虚构指标X完成11亿元，同比增长6.2%；财政收入2.5亿元，增幅位居第3位；新建学校12所。
二、2025年重点工作
主要目标是：虚构指标JOBS达到1600人以上。
"""


@pytest.fixture
def draft(manage):
    """Open this view of the page as 王敏."""
    return partial(manage, view=VIEW)


def read(screen, data=None, name="报告.txt"):
    data = REPORT.encode() if data is None else data
    screen.at.file_uploader[0].set_value((name, data, "application/octet-stream"))
    return screen.rerun()


def button(screen, label):
    return next(each for each in screen.at.button if each.label.startswith(label))


def push(screen, label):
    button(screen, label).click()
    return screen.rerun()


def field(screen, which):
    fields = [*screen.at.text_input, *screen.at.selectbox]
    return next(each for each in fields if each.key.endswith(f"_{which.name}"))


def head(screen):
    """第1条／6条 with its state."""
    return next(each for each in screen.words.splitlines() if re.match(r"第\d+条／", each))


def test_the_view_stands_before_the_update_which_stays_the_one_that_opens(open_page, url):
    with signed_in_as("王敏", url):
        screen = open_page("manage")
    (views,) = [each for each in screen.at.get("button_group") if each.key == "view"]
    assert views.options[:2] == [VIEW, "更新数据"]
    assert "一、下载工作簿" in screen.words


def test_a_report_is_read_counted_and_shown_with_its_phrase(draft, store):
    screen = read(draft())
    assert "起草6条：可直接采用5，请核对1" in screen.words
    assert "正在起草“报告.txt”" in screen.words
    assert head(screen).startswith("第1条／6条")
    assert "orange-background[虚构指标X完成**11亿元**]" in "".join(
        each.value for each in screen.at.markdown
    )
    assert store.events()[0].action == Action.DRAFT
    assert "报告的标题和开头，不是成绩或目标（" in screen.words


def test_a_row_is_adopted_the_next_one_refused_and_both_are_kept(draft, store):
    screen = push(push(read(draft()), "采用"), "不采用")
    assert head(screen).startswith("第3条")
    (kept,) = store.document_drafts.of(Actor("王敏"))
    assert kept.decided == 2
    assert "采用1条，写进现行工作簿的后面。还有4条未定" in screen.words


def test_a_changed_field_is_adopted_as_changed_and_a_wrong_one_is_refused(draft, store):
    screen = read(draft())
    field(screen, EditField.PERIOD).set_value("去年")
    screen = push(screen, "采用")
    assert "期间“去年”看不懂" in screen.errors[0]
    assert head(screen).startswith("第1条")
    field(screen, EditField.PERIOD).set_value("2024-01..09")
    screen = push(push(screen, "采用"), "上一条")
    assert "✓ 改后采用" in head(screen)
    assert field(screen, EditField.PERIOD).value == "2024-01..09"
    screen = push(screen, "收回")
    assert field(screen, EditField.PERIOD).value == "2024"


def test_all_sure_rows_are_adopted_at_once(draft):
    screen = push(read(draft()), "一次采用全部")
    assert "△ 请核对" in head(screen)
    assert "（0条）" in button(screen, "一次采用全部").label
    screen = push(screen, "收回一次采用的5条")
    assert "（5条）" in button(screen, "一次采用全部").label
    assert "采用0条" in screen.words


def test_a_draft_is_found_again_in_another_session_and_discarded(draft, store):
    push(push(read(draft()), "采用"), "上一条")
    screen = draft()
    assert "没有完成的起草（1份）" in screen.words
    assert "已定1条" in screen.words
    screen = push(screen, "继续")
    assert head(screen).startswith("第1条")
    assert "✓ 采用" in head(screen)
    push(screen, "确认丢弃")
    assert store.document_drafts.of(Actor("王敏")) == ()
    assert "没有完成的起草" not in draft().words


def test_drafts_that_were_only_opened_are_shown_as_such_and_discarded_together(draft, store):
    read(draft())
    read(draft(), REPORT.replace("11亿元", "12亿元").encode(), "另一份.txt")
    screen = draft()
    assert "没有完成的起草" not in screen.words
    assert "只打开过、一条也没有定的（2份）" in [each.label for each in screen.at.expander]
    confirm = next(each for each in screen.at.button if each.key == "draft_discard_opened")
    confirm.click()
    screen.rerun()
    assert store.document_drafts.of(Actor("王敏")) == ()


def test_two_analysts_have_a_draft_each_of_one_document(draft, store, url, open_page):
    push(read(draft()), "采用")
    with signed_in_as("李强", url):
        other = read(open_page("manage", view=VIEW), name="同一份.txt")
        assert "王敏也在起草同一份文件" in other.advice
        assert head(other).startswith("第1条")
        push(other, "不采用")
    (mine,) = store.document_drafts.of(Actor("王敏"))
    (theirs,) = store.document_drafts.of(Actor("李强"))
    assert "采用" in store.document_drafts.decisions(mine)[1]
    assert "不采用" in store.document_drafts.decisions(theirs)[1]


def test_another_year_is_read_into_the_rows_and_decisions_stay(draft):
    screen = push(read(draft()), "采用")
    period = next(each for each in screen.at.get("button_group") if "period" in (each.key or ""))
    period.set_value("2023")
    screen.rerun()
    assert "采用1条" in screen.words
    screen = push(screen, "上一条")
    assert "✓ 采用" in head(screen)
    assert field(screen, EditField.PERIOD).value == "2023"


def test_the_decided_rows_go_to_the_check_and_are_published(draft, store):
    screen = push(push(read(draft()), "一次采用全部"), "进入检查")
    assert "正在处理“报告_起草.xlsx”" in screen.words
    assert "三、检查" in screen.words
    for each in screen.at.checkbox:
        each.check()
    publish(screen.rerun())
    assert store.current().number == 1
    assert store.document_drafts.of(Actor("王敏")) == ()


def test_pasted_text_is_read_as_a_file_is(draft):
    screen = draft()
    next(each for each in screen.at.text_area).set_value(REPORT)
    assert "正在起草“粘贴的文字“测试区人民政府工作报告”" in push(screen, "读这段文字").words


@pytest.mark.parametrize(
    ("data", "name", "sentence"),
    [
        (b"", "空.txt", "空"),
        (b"PK\x03\x04broken", "坏.docx", "损坏"),
        (pdf()[:900], "坏.pdf", "损坏"),
        (package(body='<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), "实体.docx", "实体"),
        (docx()[:3000], "半截.docx", "损坏"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "旧.doc", "另存"),
    ],
)
def test_a_file_that_cannot_be_read_gets_a_sentence_and_nothing_else(
    draft, store, data, name, sentence
):
    screen = read(draft(), data, name)
    assert f"“{name}”没有收下" in screen.errors[0]
    assert sentence in screen.errors[0]
    assert store.document_drafts.of(Actor("王敏")) == ()
    assert store.events()[0].action == Action.REFUSE


def test_a_doubted_field_is_marked_by_shape_and_word(draft):
    screen = push(read(draft()), "一次采用全部")
    assert head(screen) == "第4条／6条　△ 请核对"
    assert "△ 请核对：排名范围未注明" in screen.words
    assert field(screen, EditField.SCOPE).label == "△ 范围（请核对）"
    assert field(screen, EditField.NAME).label == "名称"


def test_a_document_without_figures_says_so(draft):
    screen = read(draft(), "测试区人民政府工作报告\n一年来，我们坚持稳中求进。\n".encode())
    assert "没有读出可以起草的数字" in screen.advice
    assert "还没有采用一条" in screen.advice


def test_a_decision_that_cannot_be_kept_is_said_and_nothing_moves(draft, monkeypatch):
    screen = read(draft())

    def fails(*_):
        raise StoreUnavailable(Trouble.FULL)

    monkeypatch.setattr(DocumentDrafts, "decide", fails)
    screen = push(screen, "采用")
    assert "刚才的决定没有保存" in screen.errors[0]
    assert head(screen).startswith("第1条")


def test_a_row_is_merged_into_a_similar_indicator_by_its_button_alone(draft):
    screen = read(draft(), REPORT.replace("虚构指标X完成", "虚构指标X总完成").encode())
    assert head(screen).startswith("第1条／6条　△ 请核对")
    assert "有名称相近的指标，没有预选" in screen.words
    assert field(screen, EditField.NAME).value == "虚构指标X总"
    screen = push(push(screen, "合并到“虚构指标X”（近似）"), "上一条")
    assert "✓ 合并" in head(screen)
    assert "对应指标：虚构指标X（X）" in screen.words


def test_a_row_with_the_name_of_an_indicator_of_another_unit_is_refused(draft, store):
    screen = read(draft())
    for which, text in ((EditField.NAME, "虚构指标JOBS"), (EditField.UNIT, "亿元")):
        field(screen, which).set_value(text)
    screen = push(screen, "采用")
    assert "工作簿里已有指标“虚构指标JOBS”" in screen.words
    (kept,) = store.document_drafts.of(Actor("王敏"))
    assert kept.decided == 0


def test_a_row_is_not_merged_into_an_indicator_that_its_unit_does_not_fit(draft):
    screen = read(draft())
    merged = next(each for each in screen.at.selectbox if each.key.endswith("_CODE"))
    merged.set_value("X")
    field(screen, EditField.UNIT).set_value("人")
    screen = push(screen, "采用")
    assert "度量或单位与所选的指标不合，不能合并" in screen.errors[0]


def test_a_page_that_cannot_be_drawn_is_said_and_not_tried_again(draft, monkeypatch):
    asked = []

    def refused(content, number):
        asked.append(number)
        raise UnreadableDocument("第1页不能画成图片。")

    monkeypatch.setattr(source, "page_picture_apart", refused)
    screen = push(read(draft(), pdf(REPORT), "报告.pdf"), "下一条")
    assert "第1页不能画成图片。" in screen.advice
    assert head(screen).startswith("第2条")
    assert asked == [1]
