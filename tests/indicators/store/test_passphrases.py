import pytest

from indicators.store.passphrases import RefusedName, WeakPassphrase, name_of, refuse_weak


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
    with pytest.raises(WeakPassphrase, match=reason) as refused:
        refuse_weak(passphrase, "李小强")
    assert passphrase not in str(refused.value)


@pytest.mark.parametrize(
    "passphrase", ["白马走过石桥看见明月", "correct horse battery", "k7#Qp2!mZx9&"]
)
def test_a_good_passphrase_is_taken(passphrase):
    refuse_weak(passphrase, "王芳")


@pytest.mark.parametrize("name", ["", "  ", "王:芳", "王；芳", "王\x00芳", "长" * 41, "王\u200b芳"])
def test_a_name_that_cannot_be_one_is_refused(name):
    with pytest.raises(RefusedName):
        name_of(name)


def test_a_name_counts_however_it_was_typed():
    assert name_of("　Ｗａｎｇ  Fang ") == "Wang Fang"
