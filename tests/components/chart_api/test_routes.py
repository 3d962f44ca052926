"""Charts by their addresses, with the shipped workbook and without Streamlit's server."""

import json
import logging
import signal
import subprocess
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from urllib.parse import quote, unquote

import pytest
from PIL import Image
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.testclient import TestClient

from components.chart_api.routes import chart_routes
from components.chart_api.wanted import MOST_PARAMETERS, MOST_QUERY_BYTES
from components.exporting import exhibit_files
from components.pictures.painter import Painter, Renderer, painter
from components.routes import CHARTS, ROUTES
from components.server.http_server import unknown_address_redirect
from components.sign_in.guard import sign_in_guard
from indicators import settings
from indicators.exhibits.catalogue import EXHIBITS
from indicators.exhibits.exhibit import Form
from tests import workbooks

HOST = "http://localhost"
PICTURES = {"png": "image/png", "svg": "image/svg+xml; charset=utf-8", "pdf": "application/pdf"}


@pytest.fixture(scope="module")
def _painter():
    yield painter()
    painter().close()


@pytest.fixture
def client(_painter):
    app = Starlette(
        routes=chart_routes(
            code_of=lambda request, *_, **__: f"CODE-{request.exhibit.name}",
        ),
        middleware=[
            Middleware(sign_in_guard),
            Middleware(unknown_address_redirect, others=frozenset({CHARTS})),
        ],
    )
    return TestClient(app, base_url=HOST, follow_redirects=False)


@pytest.fixture
def invented(tmp_path, monkeypatch):
    """A function that makes an invented workbook the current one."""

    def use(rows):
        monkeypatch.setenv(settings.WORKBOOK, str(workbooks.write(tmp_path, rows)))

    return use


def sentence(answer, status):
    """The refusal's sentence; it is plain Chinese text and no page."""
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cache-control"] == "no-store"
    assert answer.text.endswith("。")
    return answer.text


@pytest.mark.parametrize(("ending", "kind"), PICTURES.items())
def test_a_chart_comes_in_every_format(client, ending, kind):
    answer = client.get(f"/chart/growth.{ending}")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == kind
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cache-control"] == "private, max-age=0, must-revalidate"
    assert answer.content[:4] in (b"\x89PNG", b"<svg", b"%PDF")


@pytest.mark.parametrize("exhibit", EXHIBITS, ids=lambda each: each.name)
def test_every_exhibit_has_its_data_and_every_chart_its_picture(client, exhibit):
    data, picture = (client.get(f"/chart/{exhibit.name}.{ending}") for ending in ("json", "png"))
    if data.status_code == 404:  # the shipped workbook has none
        assert sentence(data, 404) == exhibit.empty
        assert picture.status_code == 404
    elif exhibit.form is Form.TABLE:
        assert f"{exhibit.name}.json" in sentence(picture, 404)
    else:
        assert Image.open(BytesIO(picture.content)).size == (1280, 720)


def test_shape_and_scale_are_the_picture_s_own(client):
    answer = client.get("/chart/growth.png?shape=1:1&scale=2")
    assert Image.open(BytesIO(answer.content)).size == (1440, 1440)
    assert "CODE-growth" in client.get("/chart/growth.svg?shape=phone").text


def test_a_day_far_from_the_data_is_refused(client):
    for day in ("9999-12-31", "0001-01-01"):
        told = sentence(client.get(f"/chart/timeline.png?on={day}"), 400)
        assert "可以写1994年到2034年的日期" in told
    assert client.get("/chart/overdue.json?on=2034-12-31").status_code == 200


def test_a_picture_that_hangs_ends_and_is_then_refused_from_memory(client, monkeypatch):
    # A process that has been stopped answers nothing, as one that draws without end.
    hanging = Painter(Renderer(seconds=0.3, starting=0))
    popen, started = subprocess.Popen, []

    def start(command, **settings):
        started.append(popen(command, **settings))
        started[-1].send_signal(signal.SIGSTOP)
        return started[-1]

    monkeypatch.setattr(subprocess, "Popen", start)
    monkeypatch.setattr(exhibit_files, "painter", lambda: hanging)
    for _ in range(2):
        assert "还没有画完" in sentence(client.get("/chart/growth.png"), 500)
    assert len(started) == 1
    assert started[0].wait(5) == -signal.SIGKILL


def test_parameters_are_those_of_the_page(client):
    address = f"/chart/growth.json?domain={quote('综合经济')}&tier={quote('核心')}"
    told = client.get(address).json()
    assert told["parameters"] == [["domain", "综合经济"], ["tier", "核心"]]
    assert len(told["rows"]) < len(client.get("/chart/growth.json").json()["rows"])


def test_data_are_numbers_where_they_are_numbers(client):
    told = client.get("/chart/growth.json").json()
    assert told["name"] == "growth"
    assert told["unit"] == "%"
    assert told["code"] == "CODE-growth"
    assert told["sentences"][0].endswith("。")
    assert told["missing_characters"] == ""
    values = {each for row in told["rows"] for each in row if not isinstance(each, str)}
    assert 23.2 in values
    assert all(len(row) == len(told["columns"]) for row in told["rows"])


def test_data_hold_no_nan(client):
    def refuse(word):
        raise AssertionError(word)

    for exhibit in EXHIBITS:
        answer = client.get(f"/chart/{exhibit.name}.json")
        if answer.status_code == 200:
            json.loads(answer.text, parse_constant=refuse)


def test_a_picture_of_several_comes_page_by_page(client):
    first, second = (client.get(f"/chart/timeline.png?page={each}") for each in (1, 2))
    assert first.content != second.content
    assert sentence(client.get("/chart/timeline.png?page=9"), 404).startswith("没有第9幅：这张图共")


def test_a_download_has_a_chinese_name(client):
    answer = client.get("/chart/growth.png?download=1")
    kind, plain, name = answer.headers["content-disposition"].split("; ")
    assert (kind, plain) == ("attachment", 'filename="growth.png"')
    area, title, dated, edition = unquote(name.removeprefix("filename*=UTF-8''")).split("_")
    told = client.get("/chart/growth.json").json()
    assert title == told["title"]
    assert dated == told["as_of"]
    assert edition.endswith(".png")
    assert told["source"].startswith(area)
    shown = client.get("/chart/growth.png").headers["content-disposition"]
    assert shown.startswith("inline; ")


def test_an_svg_may_run_nothing(client):
    policy = client.get("/chart/growth.svg").headers["content-security-policy"]
    assert policy == "default-src 'none'; style-src 'unsafe-inline'; font-src data:"


@pytest.mark.parametrize(
    ("address", "status", "told"),
    [
        ("nothing.png", 404, "没有名为“nothing”的图表"),
        ("growth.gif", 404, "结尾可以是png、svg、pdf、json"),
        ("growth", 404, "growth"),
        ("", 404, "没有写图的名字：地址写成 /chart/名称.png"),
        ("a/b/../growth.exe", 404, "结尾"),
        ("growth.png?domain=x", 400, "参数 domain（领域）没有“x”"),
        ("growth.png?colour=red", 400, "没有参数 colour"),
        ("growth.png?shape=5:4", 400, "可以写：16:9、4:3、1:1、phone"),
        ("growth.png?scale=3", 400, "可以写：1、2、4"),
        ("growth.png?scale=1&scale=2", 400, "写了2次"),
        ("growth.png?page=0", 400, "可以写：1到"),
        ("growth.png?page=-1", 400, "page"),
        ("growth.png?download=yes", 400, "download"),
        ("growth.svg?scale=2", 400, "svg 没有参数 scale"),
        ("growth.json?shape=1:1", 400, "json 没有参数 shape"),
        ("timeline.png?on=2024-13-01", 400, "不是日期"),
        ("growth.png?domain=", 400, "domain"),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence(client, address, status, told):
    assert told in sentence(client.get(f"/chart/{address}"), status)


def test_an_address_has_limits(client):
    long = f"/chart/growth.png?domain={'x' * MOST_QUERY_BYTES}"
    assert "太长" in sentence(client.get(long), 400)
    many = "&".join(["tier=x"] * (MOST_PARAMETERS + 1))
    assert "101个参数" in sentence(client.get(f"/chart/growth.png?{many}"), 400)


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
def test_a_chart_is_only_read(client, method):
    answer = client.request(method, "/chart/growth.png")
    assert sentence(answer, 405)
    assert answer.headers["allow"] == "GET, HEAD"


def test_head_has_the_heads_alone(client):
    head, whole = client.head("/chart/growth.png"), client.get("/chart/growth.png")
    assert head.status_code == 200
    assert head.content == b""
    for name in ("etag", "content-type", "content-length", "content-disposition"):
        assert head.headers[name] == whole.headers[name]


def test_who_has_it_already_is_told_so_without_drawing(client, monkeypatch):
    tag = client.get("/chart/growth.png").headers["etag"]
    monkeypatch.setattr(type(painter()), "ask", None)
    for given in (tag, f'"other", W/{tag}', "*"):
        answer = client.get("/chart/growth.png", headers={"if-none-match": given})
        assert answer.status_code == 304
        assert answer.content == b""
        assert answer.headers["etag"] == tag


def test_every_request_shape_and_edition_has_its_own_tag(client, invented):
    addresses = ("growth.png", "growth.svg", "growth.png?scale=2", "growth.png?shape=1:1")
    tags = [client.head(f"/chart/{each}").headers["etag"] for each in addresses]
    tags += [client.get("/chart/growth.json").headers["etag"]]
    invented(workbooks.workbook_rows())
    tags += [client.head("/chart/growth.png").headers["etag"]]
    assert len(set(tags)) == len(tags)


def test_the_same_in_other_words_is_the_same(client):
    plain = client.head("/chart/growth.png").headers["etag"]
    assert client.head("/chart/growth.png?shape=16:9&scale=1&page=1").headers["etag"] == plain


def test_without_a_workbook_there_is_a_sentence(client, tmp_path, monkeypatch):
    monkeypatch.setenv(settings.WORKBOOK, str(tmp_path / "none.xlsx"))
    answer = client.get("/chart/growth.png")
    assert "找不到指标工作簿" in sentence(answer, 503)
    assert answer.headers["retry-after"] == "10"


def test_a_workbook_that_blocks_shows_nothing(client, invented):
    rows = workbooks.workbook_rows()
    sheet = next(each for each in rows if str(each) == "实绩")
    rows[sheet][0]["指标代码"] = "NO_SUCH_CODE"
    invented(rows)
    assert "必须改正" in sentence(client.get("/chart/growth.png"), 503)


def test_without_a_store_that_answers_there_is_a_sentence(client, tmp_path, monkeypatch):
    (tmp_path / "broken.sqlite").write_text("no database at all" * 100)
    monkeypatch.setenv(settings.STORE, f"sqlite:///{tmp_path / 'broken.sqlite'}")
    assert "暂时无法取得现行版次" in sentence(client.get("/chart/growth.png"), 503)


@pytest.mark.parametrize("ending", ["png", "svg", "pdf", "json"])
def test_where_reading_needs_a_sign_in_so_do_charts(client, monkeypatch, ending):
    monkeypatch.setenv(settings.SIGN_IN_TO_READ, "1")
    answer = client.get(f"/chart/growth.{ending}")
    assert answer.status_code == 401
    assert answer.text == "请先登录。"


def test_many_at_once_are_all_served(client):
    addresses = [f"/chart/standings.png?scale={each}" for each in (1, 2)] * 5
    with ThreadPoolExecutor(10) as threads:
        statuses = [each.status_code for each in threads.map(client.get, addresses)]
    assert statuses == [200] * 10


def test_a_chart_s_address_is_no_page_s():
    assert CHARTS not in {each.address for each in ROUTES}


@pytest.mark.parametrize(
    ("thread", "is_kept"),
    [("charts_0", False), ("asyncio_1", False), ("ScriptRunner.scriptThread", True)],
)
def test_the_log_is_free_of_warnings_about_threads_without_a_page(thread, is_kept):
    chart_routes()
    name = "streamlit.runtime.scriptrunner_utils.script_run_context"
    record = logging.LogRecord(name, logging.WARNING, "", 0, "missing ScriptRunContext!", (), None)
    record.threadName = thread
    assert bool(logging.getLogger(name).filter(record)) is is_kept
