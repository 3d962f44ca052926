import pytest
from starlette.websockets import WebSocketDisconnect
from streamlit.proto.BackMsg_pb2 import BackMsg

from components.sign_in.connections import COOKIE
from indicators.store.accounts import remove_analyst
from tests.sign_in import ADDRESS, PASSPHRASE, add_analyst, sign_ins

EVERYTHING = [
    "/",
    "/growth",
    "/app/static/data.json",
    "/app/static/fonts/../data.json",
    "/app/static/fonts/a/b.woff2",
    "/media/abc.csv",
    "/_stcore/host-config",
    "/_stcore/upload_file/a/b",
    "/static/js/index.js",
    "/component/x/y.js",
    "/sign-in/../growth",
    "/Sign-In",
    "/auth/login",
    "/oauth2callback",
    "/a/route/of/later",
]
NAVIGATION = {"sec-fetch-mode": "navigate", "sec-fetch-site": "none"}


@pytest.fixture
def token(url):
    add_analyst(url, "王芳")
    return sign_ins(url).with_passphrase("王芳", PASSPHRASE, ADDRESS)


@pytest.fixture
def stranger(visit):
    return visit()


@pytest.fixture
def reader(visit, token):
    browser = visit()
    browser.cookies.set(COOKIE, token)
    return browser


def test_by_default_anybody_reads(stranger):
    assert stranger.get("/growth").text == "机密"
    with stranger.websocket_connect("/_stcore/stream") as stream:
        stream.send_bytes(b"x")
        assert stream.receive_bytes() == b"x"


@pytest.mark.parametrize("method", ["PUT", "POST", "DELETE", "OPTIONS"])
def test_by_default_only_an_analyst_sends_a_file(stranger, reader, method):
    assert stranger.request(method, "/_stcore/upload_file/session/file").status_code == 401
    assert stranger.request(method, "/base/_stcore/upload_file/session/file").status_code == 401
    assert reader.request(method, "/_stcore/upload_file/session/file").text == "机密"


@pytest.mark.usefixtures("closed")
@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "PUT", "OPTIONS"])
def test_a_stranger_gets_nothing_from_any_route(stranger, method):
    for path in EVERYTHING:
        answer = stranger.request(method, path)
        assert answer.status_code == 401, path
        assert "机密" not in answer.text


@pytest.mark.usefixtures("closed")
@pytest.mark.parametrize(
    "path", ["/sign-in", "/app/static/fonts/Noto-Bold.woff2", "/_stcore/health"]
)
def test_the_sign_in_page_is_open_with_what_it_needs(stranger, path):
    assert stranger.get(path).status_code == 200


@pytest.mark.usefixtures("closed")
def test_a_stranger_who_opens_a_page_is_led_to_the_sign_in_and_back(stranger):
    answer = stranger.get("/growth?period=2023&x=a%26b", headers=NAVIGATION)
    assert answer.status_code == 303
    assert answer.headers["location"] == "/sign-in?next=%2Fgrowth%3Fperiod%3D2023%26x%3Da%2526b"


@pytest.mark.usefixtures("closed")
def test_a_link_in_a_mail_takes_a_detour_so_that_the_cookie_is_shown(stranger):
    headers = NAVIGATION | {"sec-fetch-site": "cross-site"}
    answer = stranger.get('/growth?a="><b>', headers=headers)
    assert answer.status_code == 200
    assert "机密" not in answer.text
    assert "url=/growth?a=%22%3E%3Cb%3E" in answer.text


@pytest.mark.usefixtures("closed")
def test_a_stranger_cannot_connect(stranger):
    with pytest.raises(WebSocketDisconnect), stranger.websocket_connect("/_stcore/stream"):
        pass


@pytest.mark.usefixtures("closed")
def test_a_reader_gets_through(reader):
    # 302: no page, as without a guard.
    assert {reader.get(path).status_code for path in EVERYTHING} == {200, 302}


@pytest.mark.usefixtures("closed")
@pytest.mark.parametrize("value", ["", "forged", "a" * 43, "王芳", "%00"])
def test_a_forged_ticket_is_refused(visit, token, value):
    browser = visit()
    answer = browser.get("/growth", headers={"cookie": f"{COOKIE}={value}".encode()})
    assert answer.status_code == 401


@pytest.mark.usefixtures("closed")
def test_a_stolen_ticket_is_worth_nothing_after_sign_out(reader, token, url):
    assert reader.get("/growth").status_code == 200
    sign_ins(url).sign_out(token)
    assert reader.get("/growth").status_code == 401


@pytest.mark.usefixtures("closed")
def test_a_removed_analyst_is_out_at_once(reader, url):
    with sign_ins(url).database.writing() as connection:
        remove_analyst(connection, "王芳")
    assert reader.get("/growth").status_code == 401


def said(fragment="", **kinds):
    message = BackMsg()
    if kinds:
        message.clear_cache = True
    else:
        message.rerun_script.query_string = "a=b"
        message.rerun_script.fragment_id = fragment
    return message.SerializeToString()


@pytest.mark.usefixtures("closed")
def test_an_open_connection_only_runs_the_whole_script_once_its_ticket_has_ended(
    reader, token, url
):
    with reader.websocket_connect("/_stcore/stream") as stream:
        stream.send_bytes(said(fragment="f"))
        assert stream.receive_bytes() == said(fragment="f")
        sign_ins(url).sign_out(token)
        stream.send_bytes(said(cache=True))
        stream.send_bytes(b"\xff no message")
        stream.send_bytes(said(fragment="f"))
        assert stream.receive_bytes() == said()


@pytest.mark.usefixtures("closed", "broken_store")
def test_without_a_store_nobody_gets_through_and_the_page_says_why(reader):
    answer = reader.get("/growth", headers=NAVIGATION)
    assert answer.status_code == 503
    assert answer.text.startswith("现在不能确认登录：")
    with pytest.raises(WebSocketDisconnect), reader.websocket_connect("/_stcore/stream"):
        pass


@pytest.mark.usefixtures("broken_store")
def test_without_a_store_reading_goes_on_where_it_needs_no_sign_in(reader):
    assert reader.get("/growth").text == "机密"
