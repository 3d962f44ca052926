import pytest

from indicators.sentences.gap_texts import limits_note


@pytest.mark.parametrize(
    ("bounds", "said"),
    [
        ([">=", ">"], "差距按目标下限计"),
        (["<="], "差距按目标上限计"),
        (["=", ">="], "有限定的目标，差距按目标下限计"),
        ([">=", "<"], "有限定的目标，差距按目标下限、目标上限计"),
        (["=", "≈"], ""),
        ([], ""),
    ],
)
def test_gaps_of_open_targets_say_from_which_end(bounds, said):
    assert limits_note(bounds) == said
