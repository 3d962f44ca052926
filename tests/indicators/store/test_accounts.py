import pytest

from indicators.settings import BadSetting
from indicators.store import open_store
from indicators.store.accounts import (
    Accounts,
    RefusedEntry,
    fixed_analysts,
    hashed,
    matches,
    name_of,
    refuse_weak,
    remove_analyst,
)
from tests.sign_in import PASSPHRASE, add_analyst, everything_stored, url_of


@pytest.fixture
def url(store_url):
    return store_url


def test_nothing_is_created_by_asking(tmp_path):
    assert Accounts(open_store(url_of(tmp_path)).database).names() == ()
    assert list(tmp_path.iterdir()) == []


def test_a_passphrase_is_kept_as_a_memory_hard_hash_alone(url):
    add_analyst(url, "王芳")
    assert "$argon2id$v=19$m=65536" in everything_stored(url)
    assert PASSPHRASE not in everything_stored(url)


def test_the_right_passphrase_is_known_however_its_letters_were_typed(url):
    add_analyst(url, "王芳", "Horse battery 2024")
    accounts = Accounts(open_store(url).database)
    assert accounts.verified("王芳", "Ｈｏｒｓｅ battery ２０２４") == accounts.credential("王芳")
    assert accounts.verified("王芳", "horse battery 2024") is None
    assert accounts.verified("李强", "Horse battery 2024") is None


def test_another_passphrase_is_another_credential_and_no_account_is_none(url):
    add_analyst(url, "王芳")
    accounts = Accounts(open_store(url).database)
    before = accounts.credential("王芳")
    add_analyst(url, "王芳")
    assert accounts.credential("王芳") not in {None, before}
    with accounts.database.writing() as connection:
        assert remove_analyst(connection, "王芳")
        assert not remove_analyst(connection, "王芳")
    assert accounts.credential("王芳") is None


def test_the_environment_names_analysts_and_overrules_the_store(url):
    add_analyst(url, "王芳")
    line = hashed("两头黄牛耕过三亩春田", "王芳")
    fixed = fixed_analysts(f" 王芳 : {line} ;李强:{line}\n\n")
    accounts = Accounts(open_store(url).database, fixed)
    assert accounts.names() == ("李强", "王芳")
    assert accounts.verified("王芳", "两头黄牛耕过三亩春田")
    assert accounts.verified("王芳", PASSPHRASE) is None


@pytest.mark.parametrize("line", ["王芳", "王芳:", ":x", "王芳:白马走过石桥", "a:$argon2id$broken"])
def test_a_wrong_line_of_the_environment_is_named_but_not_shown(line):
    good = f"李强:{hashed(PASSPHRASE, '李强')}"
    with pytest.raises(BadSetting, match="DASHBOARD_ANALYSTS的第2项") as refused:
        fixed_analysts(f"{good};{line}")
    assert "白马" not in str(refused.value)


def test_an_endless_passphrase_is_wrong_and_no_work():
    assert not matches(hashed(PASSPHRASE, "王芳"), PASSPHRASE * 100_000)


@pytest.mark.parametrize(
    ("passphrase", "reason"),
    [
        ("short", "太短"),
        ("一二三四五六七八九", "太短"),
        ("x" * 201, "太长"),
        ("aaaaaaaaaaaa", "不同的字符太少"),
        ("1234567890", "连续"),
        ("9876543210", "连续"),
        ("abcdefghijkl", "连续"),
        ("password123!", "常见"),
        ("ＰＡＳＳＷＯＲＤ１２３", "常见"),
        ("李小强李小强李小强2024", "姓名"),
        ("李小强2024年1月", "姓名"),
    ],
)
def test_a_weak_passphrase_is_refused_with_its_reason_but_not_repeated(passphrase, reason):
    with pytest.raises(RefusedEntry, match=reason) as refused:
        refuse_weak(passphrase, "李小强")
    assert passphrase not in str(refused.value)


@pytest.mark.parametrize(
    "passphrase", ["白马走过石桥看见明月", "correct horse battery", "k7#Qp2!mZx9&"]
)
def test_a_good_passphrase_is_taken(passphrase):
    refuse_weak(passphrase, "王芳")


@pytest.mark.parametrize("name", ["", "  ", "王:芳", "王；芳", "王\x00芳", "长" * 41, "王\u200b芳"])
def test_a_name_that_cannot_be_one_is_refused(name):
    with pytest.raises(RefusedEntry):
        name_of(name)


def test_a_name_counts_however_it_was_typed():
    assert name_of("　Ｗａｎｇ  Fang ") == "Wang Fang"
