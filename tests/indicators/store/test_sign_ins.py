from datetime import timedelta

import pytest

from indicators.store import Action, open_store
from indicators.store.accounts import RefusedEntry, hashed, matches, remove_analyst
from indicators.store.sign_ins import SessionKind, SignInRefused, waiting
from tests.sign_in import ADDRESS, PASSPHRASE, Clock, add_analyst, everything_stored, sign_ins

OTHER = "两头黄牛耕过三亩春田"


@pytest.fixture
def url(store_url):
    return store_url


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def door(url, clock):
    add_analyst(url, "王芳")
    return sign_ins(url, clock)


def events(url):
    return [(e.actor, e.action, e.detail) for e in reversed(open_store(url).events())]


def refusals(door, count, name="王芳"):
    for _ in range(count):
        with pytest.raises(SignInRefused) as refused:
            door.with_passphrase(name, "全错的口令全错的口令", ADDRESS)
        yield str(refused.value)


def test_a_sign_in_is_known_on_every_server_and_recorded(door, url, clock):
    token = door.with_passphrase(" 王芳 ", PASSPHRASE, ADDRESS)
    session = sign_ins(url, clock).session(token)
    assert (session.name, session.kind) == ("王芳", SessionKind.PASSPHRASE)
    assert events(url) == [("王芳", Action.SIGN_IN, f"口令登录；来自{ADDRESS}")]


def test_the_store_knows_no_ticket_that_could_be_used(door, url):
    token = door.with_passphrase("王芳", PASSPHRASE, ADDRESS)
    assert door.session(token).digest in everything_stored(url)
    assert token not in everything_stored(url)


@pytest.mark.parametrize("token", ["", "x", "'; DROP TABLE tickets; --", "\ud800", "a" * 100_000])
def test_a_forged_ticket_is_none(door, token):
    assert door.session(token) is None


def test_a_ticket_from_the_future_is_void(door, clock):
    token = door.with_passphrase("王芳", PASSPHRASE, ADDRESS)
    clock.turn(seconds=-59)
    assert door.session(token)
    clock.turn(seconds=-2)
    assert door.session(token) is None


def test_a_failure_is_recorded_without_what_was_typed(door, url):
    *_, first = refusals(door, 1)
    *_, second = refusals(door, 1, name="我的口令误填在这里")
    # Whether there is such a name is not to be learnt from the answer.
    assert first == second == "姓名或口令不对，请重新填写。"
    assert events(url) == [
        ("王芳", Action.SIGN_IN_REFUSED, f"姓名或口令不对；来自{ADDRESS}"),
        ("未登记的姓名", Action.SIGN_IN_REFUSED, f"姓名或口令不对；来自{ADDRESS}"),
    ]


def test_waiting_is_said_with_how_long_and_the_right_passphrase_waits_too(door, clock):
    assert list(refusals(door, 4))[-1] == "姓名或口令不对，请10秒后再试。"
    with pytest.raises(SignInRefused, match="登录尝试过多，请10秒后再试。") as refused:
        door.with_passphrase("王芳", PASSPHRASE, ADDRESS)
    assert refused.value.wait == timedelta(seconds=10)
    clock.turn(seconds=10)
    assert door.with_passphrase("王芳", PASSPHRASE, ADDRESS)


def test_an_unknown_name_costs_the_same_as_a_known_one(door, monkeypatch):
    checked = []

    def recording(written, passphrase):
        checked.append(written)
        return matches(written, passphrase)

    monkeypatch.setattr("indicators.store.accounts.matches", recording)
    for name in ("王芳", "无此人"):
        assert door.accounts.verified(name, "全错的口令全错的口令") is None
    # Algorithm, version and cost stand before salt and hash: $argon2id$v=19$m=…,t=…,p=…$
    known, unknown = (each.split("$")[1:4] for each in checked)
    assert known[0] == "argon2id"
    assert known == unknown


def test_idle_time_ends_a_sign_in_and_use_prolongs_it(door, clock):
    token = door.with_passphrase("王芳", PASSPHRASE, ADDRESS)
    for _ in range(3):
        clock.turn(minutes=29)
        door.used(door.session(token))
    clock.turn(minutes=29)
    assert door.session(token)
    clock.turn(minutes=1)
    assert door.session(token) is None


def test_even_a_busy_sign_in_ends_after_a_day_of_work(door, clock):
    token = door.with_passphrase("王芳", PASSPHRASE, ADDRESS)
    for _ in range(47):
        clock.turn(minutes=20)
        door.used(door.session(token))
    clock.turn(minutes=20)
    assert door.session(token) is None


def test_with_one_minute_of_idle_time_somebody_active_stays(url, clock):
    add_analyst(url, "王芳")
    door = sign_ins(url, clock, idle_minutes=1)
    token = door.with_passphrase("王芳", PASSPHRASE, ADDRESS)
    for _ in range(10):
        clock.turn(seconds=50)
        door.used(door.session(token))
    assert door.session(token)


def test_signing_out_ends_it_in_every_window_and_is_recorded_once(door, url):
    token, other = (door.with_passphrase("王芳", PASSPHRASE, ADDRESS) for _ in range(2))
    door.sign_out(token)
    door.sign_out(token)
    assert door.session(token) is None
    assert door.session(other)
    assert [action for _, action, _ in events(url)][2:] == [Action.SIGN_OUT]


def test_a_sign_in_ends_with_its_account_and_does_not_come_back_with_it(door, url):
    token = door.with_passphrase("王芳", PASSPHRASE, ADDRESS)
    with door.database.writing() as connection:
        remove_analyst(connection, "王芳")
    assert door.session(token) is None
    add_analyst(url, "王芳")
    assert door.session(token) is None


def test_a_new_passphrase_ends_the_sign_ins_of_the_old_one(door, url):
    token = door.with_passphrase("王芳", PASSPHRASE, ADDRESS)
    add_analyst(url, "王芳", OTHER)
    assert door.session(token) is None


def test_an_analyst_of_the_environment_signs_in(url, clock):
    door = sign_ins(url, clock, analysts=f"李强:{hashed(OTHER, '李强')}")
    assert door.session(door.with_passphrase("李强", OTHER, ADDRESS)).name == "李强"
    without = sign_ins(url, clock)
    assert without.accounts.names() == ()


def test_the_one_time_code_makes_the_first_analyst_and_no_second(url, clock):
    door = sign_ins(url, clock)
    assert door.session(door.with_code(True, "王芳", PASSPHRASE, ADDRESS)).name == "王芳"
    with pytest.raises(SignInRefused, match="作废"):
        door.with_code(True, "李强", OTHER, ADDRESS)
    assert door.accounts.names() == ("王芳",)
    assert events(url) == [("王芳", Action.SIGN_IN, f"首次登录；来自{ADDRESS}")]


def test_the_code_is_void_where_the_environment_names_an_analyst(url, clock):
    door = sign_ins(url, clock, analysts=f"李强:{hashed(OTHER, '李强')}")
    with pytest.raises(SignInRefused, match="作废"):
        door.with_code(True, "王芳", PASSPHRASE, ADDRESS)


def test_guessing_the_code_is_throttled_and_recorded_and_a_weak_passphrase_is_no_guess(url, clock):
    door = sign_ins(url, clock)
    with pytest.raises(RefusedEntry):
        door.with_code(True, "王芳", "1234567890", ADDRESS)
    for name in ("甲", "乙", "丙", "丁"):
        with pytest.raises(SignInRefused, match="一次性代码不对"):
            door.with_code(False, name, PASSPHRASE, ADDRESS)
    with pytest.raises(SignInRefused, match="登录尝试过多"):
        door.with_code(True, "戊", PASSPHRASE, ADDRESS)
    assert {actor for actor, _, _ in events(url)} == {"首次登录"}


def test_a_ticket_through_a_provider_has_its_name_once_that_is_confirmed(url, clock):
    door = sign_ins(url, clock)
    token = door.through_provider()
    assert door.session(token).kind is SessionKind.PENDING
    door.named(token, "wang@example.org", clock(), is_analyst=True)
    door.named(token, "li@example.org", clock(), is_analyst=True)
    assert door.session(token).name == "wang@example.org"
    assert events(url) == [("wang@example.org", Action.SIGN_IN, "统一身份认证")]


def test_a_stolen_confirmation_of_another_day_names_nobody(url, clock):
    door = sign_ins(url, clock)
    token = door.through_provider()
    door.named(token, "wang@example.org", clock() - timedelta(days=1), is_analyst=True)
    assert door.session(token).kind is SessionKind.PENDING
    clock.turn(minutes=10)
    assert door.session(token) is None


def test_somebody_who_is_not_listed_is_recorded_as_refused(url, clock):
    door = sign_ins(url, clock)
    door.named(door.through_provider(), "li@example.org", clock(), is_analyst=False)
    assert [action for _, action, _ in events(url)] == [Action.SIGN_IN_REFUSED]


def test_a_wait_is_said_rounded_up():
    words = [waiting(timedelta(seconds=each)) for each in (0.2, 10, 60, 150, 899.5)]
    assert words == ["1秒", "10秒", "1分", "2分30秒", "15分"]
