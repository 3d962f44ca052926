"""What a page knows of the person before it, run as Streamlit runs it."""

import time
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from components.sign_in.connections import COOKIE
from indicators import settings
from indicators.store import Action, open_store
from indicators.store.accounts import remove_analyst
from tests.sign_in import showing_cookies, sign_ins, signed_in_as, url_of

SCRIPT = Path(__file__).resolve().parents[2] / "browser" / "entrance" / "script.py"


@pytest.fixture
def url(tmp_path, monkeypatch):
    url = url_of(tmp_path)
    monkeypatch.setenv(settings.STORE, url)
    monkeypatch.delenv(settings.SIGN_IN_TO_READ, raising=False)
    return url


def opened(**user):
    at = AppTest.from_file(str(SCRIPT), default_timeout=30)
    at.user = user
    return at.run()


def words(at):
    assert not at.exception
    return [each.value for each in (*at.text, *at.info, *at.error)]


def way_in(at):
    return [each.proto.body for each in at.get("html") if "href" in each.proto.body]


def press(at, label):
    next(each for each in at.button if each.label == label).click()
    return at.run()


def test_a_stranger_is_shown_the_way_in_and_nothing_after_it(url):
    at = opened()
    assert way_in(at)[0].startswith('<a href="/sign-in?next=%2F" target="_self"')
    assert not [each for each in words(at) if "分析人员" in each]
    assert at.button[-1].label == "做"


def test_an_analyst_is_known_by_name_and_can_sign_out(url):
    with signed_in_as("王芳", url):
        at = opened()
        assert {"分析人员王芳", "已登录：王芳"} <= set(words(at))
        press(at, "退出登录")
        assert way_in(at)
    assert open_store(url).events()[0].action == Action.SIGN_OUT


def test_an_action_asks_again_and_a_removed_analyst_cannot_act(url):
    with signed_in_as("王芳", url):
        at = opened()
        assert "王芳做了" in words(press(at, "做"))
        with open_store(url).database.writing() as connection:
            remove_analyst(connection, "王芳")
        assert "没有做" in words(press(at, "做"))
        assert way_in(at)


def test_a_window_that_was_opened_before_shows_it_when_the_other_signs_out(url):
    with signed_in_as("王芳", url):
        first, second = opened(), opened()
        press(first, "退出登录")
        assert "没有做" in words(press(second, "做"))


def test_a_broken_store_is_said_and_does_not_stop_readers(url, tmp_path, monkeypatch):
    (tmp_path / "broken.sqlite").write_text("no database at all" * 100)
    monkeypatch.setenv(settings.STORE, url_of(tmp_path, "broken"))
    with showing_cookies({COOKIE: "some session"}):
        found = words(opened())
    assert "没有动过" in found
    assert [each for each in found if each.startswith("现在不能确认登录：")]


def test_where_reading_is_closed_a_run_ends_before_the_page(url, monkeypatch):
    monkeypatch.setenv(settings.SIGN_IN_TO_READ, "1")
    at = opened()
    assert words(at) == ["查看看板需要登录；一段时间不操作会自动退出。"]
    assert way_in(at)
    with signed_in_as("王芳", url):
        assert "分析人员王芳" in words(opened())


SECRETS = {"auth": {"client_id": "x"}, "dashboard": {"analysts": ["wang@example.org"]}}


def opened_through_provider(**user):
    """A page whose session Streamlit's own sign-in has told who is there."""
    at = AppTest.from_file(str(SCRIPT), default_timeout=30)
    at.secrets.update(SECRETS)
    known = {"is_logged_in": True, "email": "Wang@example.org", "iat": int(time.time())}
    at.user = {name: value for name, value in (known | user).items() if value is not None}
    return at.run()


def test_whom_the_provider_confirms_is_an_analyst_if_listed(url):
    with showing_cookies({COOKIE: sign_ins(url).through_provider()}):
        assert "分析人员Wang@example.org" in words(opened_through_provider())
        found = words(opened_through_provider(email="li@example.org"))
    # The session has its name for good: another person of Streamlit's cookie does not change it.
    assert "分析人员Wang@example.org" in found


def test_somebody_else_may_read_and_is_told_so(url, monkeypatch):
    monkeypatch.setenv(settings.SIGN_IN_TO_READ, "1")
    with showing_cookies({COOKIE: sign_ins(url).through_provider()}):
        found = words(opened_through_provider(email="li@example.org"))
    assert "没有动过" in found
    assert [each for each in found if "不在分析人员名单中" in each]


@pytest.mark.parametrize(
    "known",
    [
        {"is_logged_in": False},
        {"email": None},
        {"email": " "},
        {"email_verified": False},
        {"iat": None},
        {"iat": int(time.time()) - 86_400},
    ],
)
def test_what_the_provider_does_not_vouch_for_now_signs_nobody_in(url, known):
    with showing_cookies({COOKIE: sign_ins(url).through_provider()}):
        at = opened_through_provider(**known)
    assert way_in(at)
    assert not [each for each in words(at) if "分析人员Wang" in each]


def test_streamlits_own_cookie_alone_signs_nobody_in(url):
    at = opened_through_provider()
    assert way_in(at)


def test_a_passphrase_is_worth_nothing_once_a_provider_is_set_up(url):
    with signed_in_as("王芳", url):
        assert not [each for each in words(opened_through_provider()) if "分析人员王芳" in each]
