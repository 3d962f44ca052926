from streamlit.testing.v1 import AppTest


def months():
    """Options that come and go, as the periods that are still open do."""
    import streamlit as st  # noqa: PLC0415 - the script is run by itself

    from components.inputs.choices import choose_many  # noqa: PLC0415

    options = st.session_state.get("options", ["1月", "2月", "3月"])
    chosen = choose_many("期间", options, key="month", default=options[:1], if_none=options[:1])
    st.text("、".join(chosen))


def shown(app):
    assert not app.exception
    return app.text[0].value


def test_what_is_no_option_any_more_gives_way_to_the_default():
    app = AppTest.from_function(months).run()
    assert shown(app) == "1月"
    app.button_group[0].set_value(["1月", "2月"]).run()
    assert shown(app) == "1月、2月"
    app.session_state["options"] = ["3月", "4月"]
    assert shown(app.run()) == "3月"


def test_choosing_none_means_the_options_named_for_it():
    app = AppTest.from_function(months).run()
    app.button_group[0].set_value([]).run()
    assert shown(app) == "1月"
