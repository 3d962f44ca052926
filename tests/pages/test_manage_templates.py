"""简报模板 as an analyst uses it: put in use, refused with its faults, removed."""

from functools import partial

import pytest

from indicators.settings import TEMPLATES
from indicators.store import Action, Actor
from tests.indicators.briefings.templates.own import own_docx, without_table_caption


@pytest.fixture
def manage(manage):
    """Open this view of the page as 王敏."""
    return partial(manage, view="简报模板")


def upload(screen, content, name="本单位.docx"):
    field = next(each for each in screen.at.file_uploader if ".docx" in each.label)
    field.set_value((name, content, "application/octet-stream"))
    return screen.rerun()


def warnings(screen):
    return "\n".join(each.value for each in (*screen.at.error, *screen.at.warning)).replace(
        "\\", ""
    )


def labels(screen):
    return [each.label for each in screen.at.button]


def press(screen, label):
    next(each for each in screen.at.button if each.label == label).click()
    return screen.rerun()


def test_at_first_the_bundled_template_is_in_use_and_can_be_taken(manage):
    screen = manage()
    assert "现在用自带模板。" in screen.words
    assert "下载自带模板" in [each.label for each in screen.at.get("download_button")]
    assert "恢复自带模板" not in labels(screen)


def test_a_good_template_is_put_in_use_and_removed_again(manage, store):
    content = own_docx()
    screen = upload(manage(), content)
    assert "检查通过" in "".join(each.value for each in screen.at.success)
    assert store.templates.read("docx") is None
    screen = press(screen, "启用这个模板")
    assert "已启用“本单位.docx”" in screen.advice
    assert "现在用“本单位.docx”，王敏于" in screen.words
    assert store.templates.read("docx").content == content
    screen = press(screen, "恢复自带模板")
    assert "现在用自带模板。" in screen.words
    assert store.templates.read("docx") is None
    told = [each.action for each in store.events()][:2]
    assert told == [Action.TEMPLATE_REMOVED, Action.TEMPLATE]


def test_a_template_with_faults_is_refused_with_each_of_them(manage, store):
    screen = upload(manage(), own_docx(without_table_caption))
    assert "“本单位.docx”没有收下：" in warnings(screen)
    assert "缺少样式“表题”" in warnings(screen)
    assert "启用这个模板" not in labels(screen)
    assert store.templates.read("docx") is None


def test_one_that_cannot_be_used_any_more_is_said_and_the_bundled_one_is_used(manage, store):
    content = own_docx(without_table_caption)
    store.templates.keep("docx", "旧.docx", content, Actor("李强"))
    screen = manage()
    assert "上传的模板（Word）不能用：缺少样式“表题”" in warnings(screen)
    assert "生成简报时用自带模板。" in warnings(screen)
    assert "恢复自带模板" in labels(screen)


def test_the_folder_of_the_setting_is_named(manage, tmp_path, monkeypatch):
    (tmp_path / "briefing.docx").write_bytes(own_docx())
    monkeypatch.setenv(TEMPLATES, str(tmp_path))
    assert "现在用服务器上的模板。" in manage().words
