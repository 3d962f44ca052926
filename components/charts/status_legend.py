"""What the marks of statuses in a chart mean, from the statuses that occur in it."""

from collections.abc import Iterable

from components.charts.theme import STATUS_LOOKS


def status_legend(texts: Iterable[str]) -> dict[str, str]:
    """Each mark with its words, in the order of the looks: ✓ → ✓已完成、达到, – → –已到期未公布.

    The texts are marks and words: – 无法判定–已到期未公布, × 未完成（按预计数），差1亿元.
    """
    words: dict[str, list[str]] = {look.mark: [] for look in STATUS_LOOKS}
    for text in dict.fromkeys(texts):
        mark, _, after = text.partition(" ")
        word = after.partition("，")[0].partition("（")[0].rpartition("–")[2]
        if mark in words and word not in words[mark]:
            words[mark].append(word)
    return {mark: mark + "、".join(found) for mark, found in words.items() if found}
