"""Invented rows in a workbook: counted, so that nobody publishes them by mistake."""

from indicators.model.dataset import Dataset
from indicators.model.facts import EXAMPLE


def example_count(dataset: Dataset) -> int:
    """How many facts are from documents that do not exist."""
    return sum(fact.citation.source.is_example for fact in dataset.facts)


def example_words(count: int) -> str:
    """What is to be known before `count` invented rows are published."""
    return f"文件里有{count}条虚构的示例数据（来源以“{EXAMPLE}”开头），发布后读者会看到。"
