import re
from urllib.parse import quote

import pytest

from components.sign_in.connections import COOKIE
from components.sign_in.routes import FIRST_CODE
from indicators.store import open_store
from indicators.store.accounts import remove_analyst
from tests.components.sign_in.conftest import ORIGIN
from tests.sign_in import PASSPHRASE, add_analyst, sign_ins

WRONG = "全错的口令全错的口令"


def send(browser, fields, **headers):
    return browser.post("/sign-in", data=fields, headers={"origin": ORIGIN, **headers})


def sign_in(browser, passphrase=PASSPHRASE, name="王芳", back_to="/", **headers):
    fields = {"name": name, "passphrase": passphrase, "next": back_to}
    return send(browser, fields, **headers)


def message(answer):
    found = re.search(r'role="alert"[^>]*>([^<]*)<', answer.text)
    return found and found[1]


@pytest.fixture
def browser(visit, url):
    add_analyst(url, "王芳")
    return visit()


def test_the_page_has_no_script_and_forbids_every_foreign_part(browser):
    page = browser.get("/sign-in")
    assert page.status_code == 200
    assert "<script" not in page.text
    policy = page.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src" not in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert page.headers["cache-control"] == "no-store"


def test_a_sign_in_gives_a_cookie_that_no_script_and_no_other_site_gets(browser):
    answer = sign_in(browser, back_to="/growth?period=2023")
    assert (answer.status_code, answer.headers["location"]) == (303, "/growth?period=2023")
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith(f"{COOKIE}=")
    assert {"HttpOnly", "Path=/", "SameSite=strict"} <= set(cookie.split("; "))
    assert "Secure" not in cookie
    assert "Max-Age" not in cookie


def test_over_https_the_cookie_is_secure(browser, visit):
    assert "Secure" in sign_in(browser, **{"x-forwarded-proto": "https"}).headers["set-cookie"]
    secure = visit("https://localhost")
    answer = sign_in(secure, origin="https://localhost")
    assert "Secure" in answer.headers["set-cookie"]


def test_who_is_signed_in_is_led_on_at_once(browser):
    sign_in(browser)
    answer = browser.get("/sign-in?next=/ranks")
    assert (answer.status_code, answer.headers["location"]) == (303, "/ranks")


@pytest.mark.parametrize(
    "address",
    [
        "https://evil.example",
        "//evil.example/growth",
        "/\\evil.example",
        "\\\\evil.example",
        "javascript:alert(1)",
        "/growth\r\nSet-Cookie: a=b",
        "/auth/logout",
        "/no-such-page",
        "growth",
    ],
)
def test_it_leads_to_our_own_pages_only(browser, address):
    location = sign_in(browser, back_to=address).headers["location"]
    assert location in {"/", "/growth"}
    assert quote(address) not in browser.get(f"/sign-in?next={quote(address)}").text


def test_a_wrong_passphrase_keeps_the_name_and_says_a_sentence(browser):
    answer = sign_in(browser, WRONG)
    assert answer.status_code == 401
    assert message(answer) == "姓名或口令不对，请重新填写。"
    assert 'value="王芳"' in answer.text
    assert WRONG not in answer.text
    assert COOKIE not in answer.headers.get("set-cookie", "")


def test_markup_in_a_name_is_shown_as_text(browser):
    name = '"><img src=x onerror=a>'
    answer = sign_in(browser, name=name)
    assert "<img" not in answer.text
    assert "&lt;img" in answer.text


def test_too_many_attempts_are_told_to_wait_in_every_browser(browser, visit):
    for _ in range(4):
        sign_in(browser, WRONG)
    other = visit()
    answer = sign_in(other)
    assert answer.status_code == 429
    # Ten seconds after the last failure, less what the answers took.
    assert int(answer.headers["retry-after"]) in range(1, 12)
    assert re.fullmatch(r"登录尝试过多，请\d+秒后再试。", message(answer))


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": ""},
        {"origin": "http://localhost:9999"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"host": "evil.example", "origin": "http://evil.example"},
    ],
)
def test_a_form_of_another_site_is_refused(browser, headers):
    answer = sign_in(browser, **headers)
    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize("body", ["name=" + "a" * 9000, "a=1&" * 20, b"\xff\xfe"])
def test_a_form_that_is_none_of_ours_is_refused(browser, body):
    answer = browser.post("/sign-in", content=body, headers={"origin": ORIGIN})
    assert answer.status_code == 403


def test_a_ticket_that_was_there_before_is_never_taken_over(browser, visit, url):
    browser.cookies.set(COOKIE, "planted")
    sign_in(browser)
    first = sign_in(browser).headers["set-cookie"]
    second = sign_in(browser).headers["set-cookie"]
    assert "planted" not in first
    assert first != second
    # The one before ended with the new sign-in.
    token = first.split(";")[0].partition("=")[2]
    assert sign_ins(url).session(token) is None


def test_a_name_as_wide_as_letters_of_an_input_method_signs_in(browser, url):
    add_analyst(url, "Wang Fang", "Horse battery 2024")
    assert sign_in(browser, "Ｈｏｒｓｅ　battery 2024", "Ｗａｎｇ　Ｆａｎｇ").status_code == 303


@pytest.mark.usefixtures("broken_store")
def test_a_store_that_cannot_be_reached_is_said_on_the_page(visit, tmp_path):
    answer = sign_in(visit())
    assert answer.status_code == 503
    assert message(answer).startswith("现在不能登录：")
    assert str(tmp_path) not in answer.text


def first_code(visit, capsys):
    FIRST_CODE.spend()
    capsys.readouterr()
    assert visit().get("/sign-in").status_code == 200
    return re.search(r"\b\w{4}-\w{4}-\w{4}\b", capsys.readouterr().out)[0]


def enrol(browser, code, passphrase=PASSPHRASE, again=None, name="王芳"):
    fields = {"name": name, "code": code, "passphrase": passphrase, "again": again or passphrase}
    return send(browser, fields)


def test_the_code_on_the_console_makes_the_first_analyst_once(visit, url, capsys):
    code = first_code(visit, capsys)
    browser = visit()
    assert message(enrol(browser, "AAAA-AAAA-AAAA")) == "一次性代码不对，请重新填写。"
    weak = enrol(browser, code, "1234567890")
    assert (weak.status_code, message(weak)) == (422, "口令是连续的字符，一猜就中，请换一个。")
    assert "两次" in message(enrol(browser, code, again="两头黄牛耕过三亩春田"))
    assert enrol(browser, f" {code.lower().replace('-', ' ')} ").status_code == 303
    assert sign_ins(url).accounts.names() == ("王芳",)
    late = enrol(visit(), code, name="李强")
    assert late.status_code == 401
    assert "一次性代码" not in late.text
    assert code not in "".join(f"{each}" for each in open_store(url).events())


def test_a_code_that_was_used_stays_void_when_everybody_is_removed(visit, url, capsys):
    code = first_code(visit, capsys)
    enrol(visit(), code)
    with open_store(url).database.writing() as connection:
        remove_analyst(connection, "王芳")
    assert enrol(visit(), code).status_code == 401
