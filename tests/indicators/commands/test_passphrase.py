"""The command `passphrase`, without a terminal."""

import io

import pytest

from components.command_line import main
from indicators.settings import ANALYSTS, STORE
from indicators.store import COMMAND_LINE, Action, open_store
from tests.sign_in import PASSPHRASE, sign_ins, url_of


@pytest.fixture
def url(tmp_path, monkeypatch):
    url = url_of(tmp_path)
    monkeypatch.setenv(STORE, url)
    monkeypatch.delenv(ANALYSTS, raising=False)
    return url


@pytest.fixture
def run(monkeypatch, capsys):
    def ran(*arguments, typed=PASSPHRASE):
        monkeypatch.setattr("sys.stdin", io.StringIO(f"{typed}\n"))
        status = main(["passphrase", *arguments])
        said = capsys.readouterr()
        assert PASSPHRASE not in said.out + said.err
        return status, said.out, said.err

    return ran


def test_a_passphrase_is_set_and_recorded_with_who_did_it(run, url):
    status, out, err = run("王芳")
    assert (status, out, err) == (0, "", "已设置王芳的口令；此人以前的登录随即失效。\n")
    assert sign_ins(url).accounts.verified("王芳", PASSPHRASE)
    event = open_store(url).events()[0]
    assert (event.action, event.detail, event.origin) == (Action.GRANT, "王芳", COMMAND_LINE)


def test_a_removed_analyst_is_gone_and_there_is_nobody_to_remove_again(run, url):
    run("王芳")
    assert run("王芳", "--remove")[0] == 0
    assert sign_ins(url).accounts.names() == ()
    assert run("王芳", "--remove") == (2, "", "没有名叫王芳的分析人员。\n")
    assert [each.action for each in open_store(url).events()] == [Action.REVOKE, Action.GRANT]


def test_a_line_for_the_environment_is_printed_and_nothing_is_stored(
    run, url, tmp_path, monkeypatch
):
    status, line, _ = run("王芳", "--print")
    assert status == 0
    assert list(tmp_path.iterdir()) == []
    assert sign_ins(url, analysts=line).accounts.verified("王芳", PASSPHRASE)
    monkeypatch.setenv(ANALYSTS, line.strip())
    for arguments in (["王芳"], ["王芳", "--remove"]):
        status, _, err = run(*arguments)
        assert status == 2
        assert ANALYSTS in err


@pytest.mark.parametrize(
    ("arguments", "typed", "words"),
    [
        (["王芳"], "1234567890", "连续"),
        (["王芳"], "", "太短"),
        (["王:芳"], PASSPHRASE, "姓名"),
    ],
)
def test_what_is_refused_is_said_in_a_sentence(run, url, arguments, typed, words):
    status, out, err = run(*arguments, typed=typed)
    assert (status, out) == (2, "")
    assert words in err
    assert sign_ins(url).accounts.names() == ()


def test_setting_and_removing_at_once_is_wrong_use(run, url):
    status, _, err = run("王芳", "--remove", "--print")
    assert status == 2
    assert err.startswith("用法不对。--remove 和 --print 只能写一个。")
