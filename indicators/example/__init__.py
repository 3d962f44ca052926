"""An example of a whole year: a workbook continued by invented figures.

Operators, testers and the guides show with it what the product does with later quarters,
peers, revisions and a second year before there are any. Every invented row names a document
whose name begins with 示例 (`Source.is_example`).
"""

from indicators.example.workbook import NothingToContinue, example_workbook

__all__ = ["NothingToContinue", "example_workbook"]
