"""数据管理 as an analyst uses it: the real store, the real check in its own process."""

import re
from datetime import date
from functools import cache

import pytest

from components.routes import PAGES_FOLDER
from indicators import settings
from indicators.examination import examine
from indicators.example import example_workbook
from indicators.intake.checked import checked
from indicators.model.schema import Sheet
from indicators.store import Action, Actor, Draft
from indicators.workbook.output.edits import with_base
from tests.archives import repacked
from tests.sign_in import showing_cookies, signed_in_as
from tests.workbooks import observation, workbook_bytes, workbook_rows

OTHER = Actor("李强")


@cache
def content(**first_target):
    """The bytes of a valid workbook whose first target is changed."""
    rows = workbook_rows()
    rows[Sheet.TARGETS][0] |= first_target
    return workbook_bytes(rows)


def draft(data):
    found = checked(examine(data))
    return Draft(data, found.content_hash, found.as_of or date.min)


def upload(screen, data, name="数据.xlsx"):
    screen.at.file_uploader[0].set_value((name, data, "application/octet-stream"))
    return screen.rerun()


def press(screen, label):
    next(each for each in screen.at.button if each.label == label).click()
    return screen.rerun()


def explain(screen, note="虚构的更新"):
    next(each for each in screen.at.text_input if each.key.startswith("publish_note")).set_value(
        note
    )
    return screen.rerun()


def publish(screen):
    explain(screen)
    return press(screen, next(each.label for each in screen.at.button if each.key == "publish"))


def actions(store):
    return [each.action for each in store.events()]


@pytest.mark.parametrize(("setting", "said"), [("20", 20), ("512", 50)])
def test_the_upload_field_says_what_the_server_takes(manage, monkeypatch, setting, said):
    monkeypatch.setenv("DASHBOARD_UPLOAD_MB", setting)
    assert manage().at.file_uploader[0].proto.max_upload_size_mb == said


def test_nobody_comes_in_without_signing_in(open_page, store):
    screen = open_page("manage")
    assert "需要登录" in screen.advice
    assert len(screen.at.file_uploader) == 0
    assert not store.events()


def test_one_can_sign_out_before_anything_is_uploaded(manage):
    assert [each.label for each in manage().at.button if each.key == "sign_out"] == ["退出登录"]


def test_before_the_first_edition_it_says_that_readers_see_the_file(manage):
    assert "读者看到的是磁盘上的工作簿" in manage().advice


def test_a_changed_target_is_compared_and_published(manage, store):
    screen = upload(manage(), content(数值=6.5))
    assert "可以发布" in screen.words
    assert "增长6%以上 → 增长6.5%以上（目标下限+0.5个百分点）" in "\n".join(screen.rows)
    screen = publish(screen)
    assert "已发布第1版" in screen.advice
    assert "现在显示第1版" in screen.words
    edition = store.current()
    assert (edition.number, edition.publisher, edition.note) == (1, "王敏", "虚构的更新")
    assert store.content(edition.content_hash) == content(数值=6.5)
    assert actions(store)[:2] == [Action.PUBLISH, Action.UPLOAD]


def test_the_first_edition_may_say_what_the_file_on_disk_says(manage, store):
    screen = upload(manage(), content())
    assert "和磁盘上的工作簿没有差别。可以照原样发布为第一版" in screen.advice
    publish(screen)
    assert store.current().number == 1


def test_a_workbook_that_says_the_same_as_an_edition_is_not_published(manage, store):
    publish(upload(manage(), content()))
    screen = upload(manage(), content())
    assert "您的文件和现行的第1版的内容没有差别。没有改动，不用发布" in screen.advice
    assert [each for each in screen.at.button if each.key == "publish"] == []
    assert store.current().number == 1


def test_a_workbook_from_before_the_first_edition_may_be_published_to_undo_that(manage, store):
    downloaded = with_base(content(), examine(content()).dataset.edition.reference)
    store.publish(draft(content(数值=7)), base=None, actor=OTHER, note="先到")
    screen = upload(manage(), downloaded)
    assert "照此发布会把它们改回去" in screen.at.warning[0].value
    assert "照此发布，就恢复成那时的内容" in screen.advice
    next(each for each in screen.at.checkbox if each.key.startswith("seen_")).check()
    publish(screen.rerun())
    current = store.current()
    assert (current.number, current.base) == (2, 1)
    undone = examine(store.content(current.content_hash)).dataset
    assert undone.targets == examine(content()).dataset.targets


def test_readers_see_the_new_edition_and_the_file_on_disk_is_said_to_be_ignored(
    manage, open_page, store
):
    screen = publish(upload(manage(), content(数值=6.5)))
    assert "磁盘上的工作簿与它内容不同，不再读取" in screen.advice
    reader = open_page("targets")
    assert "第1版" in reader.words
    assert "增长6.5%以上" in reader.words + "".join(reader.drawn)


def test_a_blocking_problem_is_named_by_its_cell_and_keeps_the_button_away(manage, store):
    screen = upload(manage(), content(指标代码="NOBODY"))
    assert any(row.startswith("阻断 目标!B2") for row in screen.rows)
    assert [each for each in screen.at.button if each.key == "publish"] == []
    assert store.current() is None


def test_what_must_be_confirmed_is_confirmed_before_publishing(manage, store):
    screen = upload(manage(), content(数值=520))
    assert any(row.startswith("待确认 目标!F2") for row in screen.rows)
    explain(screen)
    button = next(each for each in screen.at.button if each.key == "publish")
    assert button.disabled
    assert "确认已核对待确认的问题" in screen.words
    screen.at.checkbox[0].check()
    screen.rerun()
    screen = press(screen, "发布新版次")
    assert store.current().confirm_count > 0


def test_invented_rows_are_published_only_when_somebody_means_to(manage, store):
    data = example_workbook(content(), examine(content()).dataset)
    screen = explain(upload(manage(), data))
    assert "条虚构的示例数据" in screen.at.checkbox[-1].label
    button = next(each for each in screen.at.button if each.key == "publish")
    assert button.disabled
    assert "确认要发布示例数据" in screen.words
    for each in screen.at.checkbox:
        each.check()
    screen.rerun()
    press(screen, "发布新版次")
    assert store.current().as_of == date(2025, 2, 20)


def test_only_a_file_that_will_lose_its_styles_is_told_so(manage):
    def without_a_fill(name, old):
        return re.sub(rb"<fill>.*?</fill>", b"<fill/>", old, count=1) if "styles" in name else old

    asked = content(数值=520)
    assert "原文件的格式无法保留" not in upload(manage(), asked).words
    odd = upload(manage(), repacked(asked, without_a_fill), "怪.xlsx")
    assert any("原文件的格式无法保留" in each.value for each in odd.at.warning)


def test_what_was_confirmed_is_shown_with_who_and_not_asked_again(manage, store):
    screen = explain(upload(manage(), content(数值=520)))
    screen.at.checkbox[0].check()
    screen.rerun()
    screen = press(screen, "发布新版次")
    screen = upload(screen, content(数值=520, 责任单位="虚构发展局"))
    assert "还差：填写发布说明。" in screen.words
    assert "待确认0条，已确认1条" in screen.words
    (row,) = [each for each in screen.rows if "目标!F2" in each and "已确认" in each]
    assert "王敏已于" in row
    assert "随第1版确认，数值没有变，不必再确认。" in row
    publish(screen)
    assert (store.current().number, store.current().confirm_count) == (2, 0)
    screen = upload(manage(), content(数值=530))
    assert any(row.startswith("待确认 目标!F2") for row in screen.rows)
    assert "以上1条待确认" in screen.at.checkbox[0].label


@pytest.mark.parametrize(
    ("data", "name", "sentence"),
    [
        ("指标,数值\r\n".encode(), "数据.csv", "另存为"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "数据.xls", ".xlsx"),
        (b"", "空.xlsx", "空"),
        (workbook_bytes()[:5000], "半截.xlsx", "损坏"),
    ],
    ids=["csv", "xls", "empty", "cut short"],
)
def test_a_file_that_is_no_workbook_is_refused_by_a_sentence_and_recorded(
    manage, store, data, name, sentence
):
    screen = upload(manage(), data, name)
    assert f"“{name}”没有收下" in screen.errors[0]
    assert sentence in screen.errors[0]
    event = store.events()[0]
    assert (event.action, event.actor) == (Action.REFUSE, "王敏")
    assert event.detail.startswith(name)


def test_the_second_of_two_is_told_shown_the_difference_and_loses_nothing(manage, store):
    screen = explain(upload(manage(), content(数值=6.5)))
    store.publish(draft(content(数值=7)), base=None, actor=OTHER, note="先到")
    screen = press(screen, "发布新版次")
    assert "没有发布：第1版刚由李强发布" in screen.advice
    assert "您的文件还在" in screen.advice
    assert store.current().number == 1
    rows = "\n".join(screen.rows)
    assert "增长6%以上 → 增长7%以上" in rows
    seen = next(each for each in screen.at.checkbox if each.key.startswith("seen_"))
    seen.check()
    screen.rerun()
    press(screen, "发布新版次")
    current = store.current()
    assert (current.number, current.publisher, current.base) == (2, "王敏", 1)
    assert Action.CONFLICT in actions(store)


def test_a_preview_is_seen_by_this_analyst_alone_and_says_what_it_is(manage, open_page, store):
    screen = press(upload(manage(), content(数值=6.5)), "在各页上预览这份草稿")
    assert "正在预览草稿“数据.xlsx”，只有您能看到，尚未发布。" in screen.words
    assert "（草稿，未发布）" in screen.words
    assert "第1版" not in screen.words
    assert store.current() is None
    assert "草稿" not in open_page("overview").words
    screen = press(screen, "回到现行版次")
    assert "（草稿，未发布）" not in screen.words


def test_a_file_stays_while_other_pages_are_looked_at_and_is_put_away_on_request(manage):
    screen = press(upload(manage(), content(数值=6.5)), "在各页上预览这份草稿")
    screen.at.switch_page(str(PAGES_FOLDER / "manage.py"))
    screen.rerun()
    assert "正在处理“数据.xlsx”" in screen.words
    screen = press(screen, "放弃这份文件")
    assert "正在处理" not in screen.words
    assert [each for each in screen.at.button if each.key == "publish"] == []


def on_page(screen, address):
    screen.at.switch_page(str(PAGES_FOLDER / f"{address}.py"))
    return screen.rerun()


def addresses(screen):
    """The addresses that a page offers to copy or to open."""
    buttons = [each.proto.url for each in screen.at.get("link_button")]
    return [each for each in [*(code.value for code in screen.at.code), *buttons] if "/" in each]


@pytest.mark.parametrize("address", ["targets", "briefing"])
def test_no_address_is_given_for_a_draft_because_none_leads_to_it(manage, open_page, address):
    screen = press(upload(manage(), content(数值=6.5)), "在各页上预览这份草稿")
    screen = _with_addresses(on_page(screen, address), address)
    assert addresses(screen) == []
    # The menu lies over the page, not within it.
    said = "\n".join(each.value for each in (*screen.at.markdown, *screen.at.info))
    assert "现在看的是“草稿，未发布”，没有链接：网址打开的总是现行版次。" in said
    assert len(addresses(_with_addresses(open_page(address), address))) >= 2


@pytest.mark.usefixtures("two_editions")
def test_no_address_is_given_for_an_old_edition_either(manage):
    screen = on_page(press(manage(view="版次"), "按这一版看各页"), "briefing")
    assert addresses(screen) == []
    assert "现在看的是“历史版次，不是现行”，没有链接" in screen.advice


def _with_addresses(screen, address):
    return screen if address == "briefing" else press(screen, "取用这张图")


def test_a_preview_ends_with_the_sign_in(manage, url, open_page):
    screen = press(upload(manage(), content(数值=6.5)), "在各页上预览这份草稿")
    assert "草稿" in screen.words
    with showing_cookies({}):
        screen.rerun()
    assert "草稿" not in screen.words


@pytest.fixture
def two_editions(store):
    store.publish(draft(content(数值=6.5)), base=None, actor=OTHER, note="第一次")
    store.publish(draft(content(数值=7)), base=1, actor=OTHER, note="第二次")


@pytest.mark.usefixtures("two_editions")
def test_an_old_edition_is_looked_at_and_marked_as_old(manage):
    screen = press(manage(view="版次"), "按这一版看各页")
    assert "正在查看第1版" in screen.words
    assert "第1版（历史版次，不是现行）" in screen.words


@pytest.mark.usefixtures("two_editions")
def test_a_rollback_is_a_new_edition_with_the_old_content(manage, store):
    screen = manage(view="版次")
    next(each for each in screen.at.text_input if each.key == "why_1").set_value("数字有误")
    screen.rerun()
    screen = press(screen, "确认回退")
    assert "已发布第3版，内容与第1版相同" in screen.advice
    newest = store.current()
    assert (newest.number, newest.restores, newest.note) == (3, 1, "数字有误")
    assert newest.content_hash == store.edition(1).content_hash


@pytest.mark.usefixtures("two_editions")
def test_any_two_editions_are_compared(manage):
    rows = "\n".join(manage(view="版次").rows)
    assert "增长6.5%以上 → 增长7%以上（目标下限+0.5个百分点）" in rows


@pytest.mark.usefixtures("two_editions")
def test_the_record_lists_who_did_what(manage):
    rows = manage(view="操作记录").rows
    assert any("李强 | 发布 | 第2版 | 第二次" in row for row in rows)
    assert any("王敏 | 登录" in row for row in rows)


def test_with_a_second_pair_of_eyes_another_analyst_publishes(
    manage, open_page, store, url, monkeypatch
):
    monkeypatch.setenv(settings.REVIEW, "1")
    screen = publish(upload(manage(), content(数值=6.5)))
    assert "已提交复核（第1号）" in screen.advice
    assert store.current() is None
    own = manage(view="复核")
    assert "自己提交的" in own.words
    assert next(each for each in own.at.button if each.key == "ok_1").disabled
    with signed_in_as("李强", url):
        press(open_page("manage", view="复核"), "复核通过，发布")
    edition = store.current()
    assert (edition.publisher, edition.approver) == ("王敏", "李强")


def test_an_unreachable_store_is_said_and_readers_are_not_disturbed(
    manage, open_page, monkeypatch, tmp_path
):
    broken = tmp_path / "broken.sqlite"
    broken.write_bytes(b"this is no database" * 100)
    monkeypatch.setenv(settings.STORE, f"sqlite:///{broken}")
    screen = open_page("manage")
    assert "版次库已损坏" in screen.errors[0]
    assert screen.at.exception == []


@pytest.mark.usefixtures("two_editions")
def test_a_rollback_too_needs_the_second_pair_of_eyes(manage, store, monkeypatch):
    monkeypatch.setenv(settings.REVIEW, "1")
    screen = manage(view="版次")
    next(each for each in screen.at.text_input if each.key == "why_1").set_value("数字有误")
    screen.rerun()
    screen = press(screen, "确认回退")
    assert "已提交复核" in screen.advice
    assert store.current().number == 2
    assert [each.restores for each in store.pending()] == [1]


def test_rows_that_are_not_filled_in_are_not_published(manage, store):
    rows = workbook_rows()
    rows[Sheet.TARGETS][0] |= {"数值": 6.5}
    unfilled = {"数值": None, "页码": None, "原文": None}
    rows[Sheet.OBSERVATIONS] += [observation("O005", 期间="2024-01..03", **unfilled)]
    screen = upload(manage(), workbook_bytes(rows))
    assert "有1行还没有填写：第6行，没有读入" in "\n".join(screen.rows)
    assert "没有填写的行不随版次发布：“实绩”表1行。" in screen.words
    publish(screen)
    edition = store.current()
    assert edition.content_hash == examine(content(数值=6.5)).content_hash
    published = examine(store.content(edition.content_hash))
    assert (published.content_hash, published.unfilled) == (edition.content_hash, {})
    assert edition.hint_count == len(examine(content(数值=6.5)).findings)


def test_a_template_is_offered_for_the_next_period_and_for_several_at_once(manage):
    assert "待填：2024年1—2月，3个指标，共3行。" in manage().words
    both = manage(template=["2024年1—3月", "2024年1—6月"])
    assert "待填：2024年1—3月、2024年1—6月，3个指标，共6行。" in both.words
    core = manage(template=["2024年1—3月", "2024年1—6月"], template_tiers="核心指标")
    assert "待填：2024年1—3月、2024年1—6月，3个指标，共6行。" in core.words
