"""The sign-in page with a provider; tests/browser/test_openid.py goes all the way."""

import tomllib
from urllib.parse import urlsplit

import pytest
import streamlit as st
from streamlit.runtime.secrets import Secrets

from components.sign_in.openid import has_confirmed, is_listed, listed_analysts, providers
from indicators.settings import BadSetting
from tests.components.sign_in.conftest import ORIGIN

ONE = """
[auth]
redirect_uri = "http://localhost/oauth2callback"
cookie_secret = "a long invented text for this test"
client_id = "x"
client_secret = "y"
server_metadata_url = "http://127.0.0.1:9/metadata"
[dashboard]
analysts = ["wang@example.org"]
"""
TWO = """
[auth]
redirect_uri = "http://localhost/oauth2callback"
cookie_secret = "a long invented text for this test"
[auth.county]
client_id = "x"
client_secret = "y"
server_metadata_url = "http://127.0.0.1:9/metadata"
[auth.city]
client_id = "x"
client_secret = "y"
server_metadata_url = "http://127.0.0.1:9/metadata"
"""


@pytest.fixture
def secrets(monkeypatch):
    """A function that gives Streamlit other secrets, written as in secrets.toml."""

    def written(text):
        found = Secrets()
        found.merge_programmatic_secrets(tomllib.loads(text))
        monkeypatch.setattr(st, "secrets", found)
        monkeypatch.setattr("streamlit.auth_util.secrets_singleton", found)

    return written


def test_the_page_offers_the_provider_and_no_form(visit, secrets):
    secrets(ONE)
    page = visit().get("/sign-in?next=/growth")
    assert "<form" not in page.text
    assert 'href="/sign-in/provider?name=default"' in page.text
    assert "dashboard_next" in page.headers["set-cookie"]
    assert "SameSite=lax" in page.headers["set-cookie"]


def test_a_click_leads_to_the_login_of_streamlit_however_old_the_page_is(visit, secrets):
    secrets(TWO)
    browser = visit()
    assert "用city登录" in browser.get("/sign-in").text
    addresses = {
        name: browser.get(f"/sign-in/provider?name={name}").headers["location"]
        for name in ("city", "county", "default", "", "evil")
    }
    paths = {name: urlsplit(address).path for name, address in addresses.items()}
    assert paths.pop("city") == paths.pop("county") == "/auth/login"
    assert set(paths.values()) == {"/sign-in"}


def test_a_passphrase_is_not_asked_for_nor_taken(visit, secrets):
    secrets(ONE)
    fields = {"name": "王芳", "passphrase": "白马走过石桥看见明月"}
    assert visit().post("/sign-in", data=fields, headers={"origin": ORIGIN}).status_code == 403


@pytest.mark.parametrize("missing", ["redirect_uri", "client_secret", "cookie_secret"])
def test_incomplete_secrets_are_said(secrets, missing):
    secrets("\n".join(line for line in ONE.splitlines() if missing not in line))
    with pytest.raises(BadSetting, match="不完整"):
        providers()


@pytest.mark.parametrize(
    ("text", "listed"), [(ONE, ("wang@example.org",)), (TWO, ()), ("x = 1", ())]
)
def test_the_list_of_analysts_is_read(secrets, text, listed):
    secrets(text)
    assert listed_analysts() == listed


def test_only_an_answer_with_streamlits_cookie_says_that_somebody_came():
    given = (b"set-cookie", b"_streamlit_user=abc; HttpOnly; Max-Age=2592000")
    taken = (b"set-cookie", b'_streamlit_user=""; Max-Age=0; Path=/')
    other = (b"set-cookie", b"_streamlit_user_tokens=abc")
    assert has_confirmed([other, given])
    assert not has_confirmed([taken])
    assert not has_confirmed([other])
    assert not has_confirmed([])


def test_an_address_on_the_list_is_known_in_capitals_too_and_no_longer_one(secrets):
    secrets(ONE.replace("wang@example.org", "wang@example.org "))
    assert is_listed("Wang@Example.org")
    assert not is_listed("wang@example.org.cn")
