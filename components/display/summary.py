"""A page's summary: a count in large figures, and the sentence that divides it."""

import streamlit as st

from components.app.layout import card_row
from components.plain_text import small
from indicators.exhibits.exhibit import ExhibitContent, exhibit_sentences
from indicators.model.dataset import Dataset


def show_counts(dataset: Dataset, *counts: tuple[str, int, ExhibitContent]) -> None:
    """Show each count under its name, and beneath it the message of what an exhibit shows."""
    with card_row(len(counts)):
        for name, count, shown in counts:
            with st.container(border=True, height="stretch", gap="xsmall"):
                st.metric(name, count)
                said = exhibit_sentences(shown, dataset, 0)
                st.markdown(small(next(iter(said), shown.exhibit.empty)))
