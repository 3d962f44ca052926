import pytest

from indicators.settings import BadSetting
from indicators.store import open_store
from indicators.store.accounts import (
    Accounts,
    fixed_analysts,
    hashed,
    matches,
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
