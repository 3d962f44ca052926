"""GET /verify/<code> before the guard and the redirect that the application has."""

import logging

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from components.chart_api.verify_route import CODES, verify_route
from components.server.http_server import unknown_address_redirect
from components.sign_in.connections import COOKIE, SEGMENTS, own_page
from components.sign_in.guard import sign_in_guard
from indicators import settings
from indicators.store import open_store
from indicators.verification.values import record_exhibit
from tests.indicators.verification.exports import asked, growth_data, growth_rows
from tests.sign_in import ADDRESS, PASSPHRASE, add_analyst, sign_ins, url_of
from tests.workbooks import plain_book

NAVIGATION = {"accept": "text/html,*/*", "sec-fetch-mode": "navigate", "sec-fetch-site": "none"}


async def beneath(request):
    return PlainTextResponse(f"Streamlit: {request.url.path}")


@pytest.fixture
def url(tmp_path, monkeypatch):
    """A new store, beside a workbook whose growth rate is 4.9%."""
    url = url_of(tmp_path)
    workbook = tmp_path / "workbook.xlsx"
    plain_book(growth_rows(4.9)).save(workbook)
    monkeypatch.setenv(settings.STORE, url)
    monkeypatch.setenv(settings.WORKBOOK, str(workbook))
    monkeypatch.delenv(settings.SIGN_IN_TO_READ, raising=False)
    return url


@pytest.fixture
def browser(url):
    logging.getLogger("httpx2").setLevel(logging.WARNING)
    app = Starlette(
        routes=[verify_route(), Route("/{path:path}", beneath)],
        middleware=[
            Middleware(sign_in_guard),
            Middleware(unknown_address_redirect, others=SEGMENTS | {CODES}),
        ],
    )
    return TestClient(app, base_url="http://localhost", follow_redirects=False)


def handed_out(url, rate, **marks):
    data = growth_data(rate, **marks)
    return record_exhibit(open_store(url), data, asked("growth", data))


def test_a_valid_code_is_answered_for_scripts(browser, url):
    code = handed_out(url, 4.9)
    answer = browser.get(f"/verify/{code}")
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-store"
    told = answer.json()
    assert (told["code"], told["state"], told["label"]) == (code, "valid", "有效")
    assert (told["kind"], told["title"]) == ("chart", "哪些增长快，排在第几（2023年）")
    assert told["requests"] == ["growth?period=2023%E5%B9%B4"]
    assert told["edition"] == told["current_edition"]
    assert told["edition"].startswith("2024-02-20·")
    assert told["made_at"].endswith("+00:00")
    assert (told["same_values"], told["changes"]) == (True, [])


def test_what_differs_is_told_with_old_and_new_values(browser, url):
    told = browser.get(f"/verify/{handed_out(url, 5.2, caution='草稿，未发布')}").json()
    assert (told["state"], told["same_values"]) == ("unpublished", False)
    assert told["changes"] == [
        {"where": "虚构指标X", "label": "增速", "old": "增长5.2%", "new": "增长4.9%"}
    ]
    assert told["edition"].endswith("（草稿，未发布）")


@pytest.mark.parametrize("typed", ["{}", "%20{}%20"])
def test_a_code_may_be_typed_as_it_comes(browser, url, typed):
    code = handed_out(url, 4.9)
    short = code.replace("-", "").lower()
    assert browser.get(f"/verify/{typed.format(short)}").json()["code"] == code


@pytest.mark.parametrize("typed", ["00000-00000", "abc", "%E7%89%88", "favicon.png"])
def test_a_code_that_nobody_was_given_is_404(browser, typed):
    answer = browser.get(f"/verify/{typed}")
    assert answer.status_code == 404
    assert answer.json()["state"] == "unknown"
    assert answer.json()["title"] is None


def test_a_browser_is_led_to_the_page(browser):
    answer = browser.get("/verify/7k3md-9qxpa", headers=NAVIGATION)
    assert (answer.status_code, answer.headers["location"]) == (303, "/verify?check=7k3md-9qxpa")
    answer = browser.get("/verify/a%26b", headers={"accept": "text/html"})
    assert answer.headers["location"] == "/verify?check=a%26b"


def test_what_streamlit_fetches_beneath_the_page_is_left_to_it(browser):
    for path in ("/verify", "/verify/_stcore/health", "/verify/_stcore/host-config"):
        assert browser.get(path).text == f"Streamlit: {path}"


def test_without_a_store_it_says_so(browser, tmp_path, monkeypatch):
    (tmp_path / "broken.sqlite").write_text("no database at all" * 100)
    monkeypatch.setenv(settings.STORE, url_of(tmp_path, "broken"))
    answer = browser.get("/verify/00000-00000")
    assert answer.status_code == 503
    assert answer.headers["cache-control"] == "no-store"
    assert str(tmp_path) not in answer.text


def test_without_a_workbook_it_says_so(browser, tmp_path, monkeypatch):
    monkeypatch.setenv(settings.WORKBOOK, str(tmp_path / "none.xlsx"))
    answer = browser.get("/verify/00000-00000")
    assert answer.status_code == 503
    assert "none.xlsx" in answer.json()["error"]
    broken = tmp_path / "broken.xlsx"
    book = plain_book()
    book["目标"]["F2"] = "大约"
    book.save(broken)
    monkeypatch.setenv(settings.WORKBOOK, str(broken))
    assert "必须改正的问题" in browser.get("/verify/00000-00000").json()["error"]


@pytest.fixture
def closed(url, monkeypatch):
    """Reading needs a sign-in."""
    monkeypatch.setenv(settings.SIGN_IN_TO_READ, "1")


@pytest.mark.usefixtures("closed")
def test_where_reading_needs_a_sign_in_so_does_verifying(browser, url):
    code = handed_out(url, 4.9)
    answer = browser.get(f"/verify/{code}")
    assert answer.status_code == 401
    assert "增长" not in answer.text
    add_analyst(url, "王芳")
    browser.cookies.set(COOKIE, sign_ins(url).with_passphrase("王芳", PASSPHRASE, ADDRESS))
    assert browser.get(f"/verify/{code}").json()["state"] == "valid"


@pytest.mark.usefixtures("closed")
def test_the_sign_in_leads_back_to_the_code(browser):
    answer = browser.get("/verify/7K3MD-9QXPA", headers=NAVIGATION)
    assert answer.status_code == 303
    assert answer.headers["location"] == "/sign-in?next=%2Fverify%3Fcheck%3D7K3MD-9QXPA"


@pytest.mark.parametrize(
    ("address", "page"),
    [
        ("/verify/7K3MD-9QXPA", "/verify?check=7K3MD-9QXPA"),
        ("/verify/a%26b/c", "/verify?check=a%26b%2Fc"),
        ("/verify?check=7K3MD-9QXPA", "/verify?check=7K3MD-9QXPA"),
        ("//evil.example/verify/7K3MD-9QXPA", "/"),
        ("https://evil.example/verify/7K3MD-9QXPA", "/"),
        ("verify/7K3MD-9QXPA", "/"),
    ],
)
def test_only_our_own_addresses_are_led_back_to(address, page):
    assert own_page(address) == page
