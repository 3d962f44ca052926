"""Why there is no picture or file, said in place of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import streamlit as st

from components.pictures.renderer import PictureFailed
from components.pictures.turns import Overcrowded
from components.plain_text import escaped
from indicators.briefings.outline import BadItem
from indicators.exhibits.pictures import PictureTooLarge
from indicators.exhibits.request import NothingToShow

# Each one's text is a Chinese sentence for readers.
_REFUSALS: Final = (BadItem, NothingToShow, Overcrowded, PictureFailed, PictureTooLarge)


@contextmanager
def refusal_shown() -> Iterator[None]:
    """Say what was refused where the block would have gone on; the page goes on behind it."""
    try:
        yield
    except _REFUSALS as refused:
        st.error(escaped(str(refused)))
