"""The keyboard's way into the fields of a row: 改 puts the cursor into the first doubted one."""

from collections.abc import Collection
from uuid import uuid4

import streamlit as st

from components.drafting.deciding import field_key
from indicators.drafting.drafts.edits import EditField

FORM = "draft_form"
_ASKED = "draft_focus"
# The hint how to submit a form is English; the keys stand on the buttons. A list of rows reads
# like a list: its buttons begin at the left.
LOOK = """<style>
.st-key-draft_form [data-testid="InputInstructions"] { display: none; }
.st-key-draft_rows button, .st-key-draft_rows button * {
    justify-content: flex-start; text-align: left;
}
.st-key-draft_rows button { min-height: 2rem; }
</style>"""
# The fields arrive after this script, so it looks for them for a while.
_FOCUS = """<script>{
// TURN
let left = 40;
const seek = () => {
    const field = document.querySelector('.st-key-FIELD input');
    if (field) { field.focus(); field.select(); }
    else if (left-- > 0) setTimeout(seek, 50);
};
seek();
}</script>"""


def focus_in_next_run() -> None:
    """Put the cursor into the fields in the next run."""
    st.session_state[_ASKED] = True


def focus_asked(key: str, doubted: Collection[EditField]) -> None:
    """Put the cursor into the first doubted field, else into the name, where that was asked."""
    field = next((each for each in EditField if each in doubted), EditField.NAME)
    script = ""
    if st.session_state.pop(_ASKED, False):
        # The same script would not run again.
        script = _FOCUS.replace("TURN", uuid4().hex).replace("FIELD", field_key(key, field.name))
    st.html(LOOK + script, unsafe_allow_javascript=True)
