from streamlit.testing.v1 import AppTest


def tasks():
    """What the page of tasks asks, of the example with two report years or with one."""
    import streamlit as st  # noqa: PLC0415 - the script is run by itself

    from components.inputs.parameters import ask  # noqa: PLC0415
    from indicators.exhibits.ranks.peers import PEERS  # noqa: PLC0415
    from indicators.exhibits.targets.lists import TARGET_RATES  # noqa: PLC0415
    from indicators.exhibits.tasks.lists import TIMELINE  # noqa: PLC0415
    from tests.workbooks import dataset, next_report_rows, workbook_rows  # noqa: PLC0415

    exhibits = {"tasks": (TIMELINE,), "targets": (TARGET_RATES, TARGET_RATES), "peers": (PEERS,)}
    known = dataset(next_report_rows() if st.session_state.get("next") else workbook_rows())
    st.json(
        {key: str(value) for key, value in ask(known, *exhibits[st.session_state["asked"]]).items()}
    )


def asked(name, **state):
    app = AppTest.from_function(tasks)
    app.session_state["asked"] = name
    for key, value in state.items():
        app.session_state[key] = value
    app.run()
    assert not app.exception
    return app


def labels(app):
    return [each.label for each in (*app.date_input, *app.selectbox, *app.button_group)]


def test_the_year_comes_before_what_depends_on_it():
    app = asked("tasks", next=True)
    assert [each.label for each in app.main.children[1].children[0].children.values()] == [
        "年度",
        "领域",
        "类别",
    ]


def test_one_year_alone_is_not_asked_for():
    assert labels(asked("tasks")) == ["领域", "类别"]


def test_each_key_is_asked_once():
    app = asked("targets", next=True)
    assert labels(app) == ["目标年度", "领域", "责任单位", "排序", "层级", "情形"]
    # The last one stands beneath the row.
    assert [each.label for each in app.main.children[1].children[0].button_group] == ["层级"]


def test_where_nothing_can_be_offered_nothing_is_asked():
    app = asked("peers")
    assert labels(app) == []
    assert app.json[0].value == '{"peers": "None"}'


def test_a_phone_s_switch_names_the_choices_that_are_not_the_default():
    assert [each.label for each in asked("targets").toggle] == ["筛选"]
    assert [each.label for each in asked("targets", tier=["核心"]).toggle] == ["筛选：核心"]
    assert asked("peers").toggle.len == 0
