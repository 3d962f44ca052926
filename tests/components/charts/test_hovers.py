from components.charts.hovers import spoken


def test_a_blank_column_leaves_no_comma_in_what_is_read_aloud():
    expected = (
        "substring((datum['name'] ? '，' + datum['name'] : '')"
        " + (datum['made'] ? '，' + datum['made'] : ''), 1)"
    )
    assert spoken(["name", "made"]) == expected
