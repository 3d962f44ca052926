"""A field for a file whose own texts are Chinese: Streamlit's button, limit and refusal are not."""

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

_LOOK = """<style>
.st-key-{key} section > div > button p, .st-key-{key} section > span > button p,
.st-key-{key} [data-testid="stFileUploaderDropzoneInstructions"] {{ font-size: 0 !important; }}
.st-key-{key} [data-testid="stFileUploaderDropzoneInstructions"] * {{ font-size: 0 !important; }}
.st-key-{key} section button p::after {{ content: "选文件"; font-size: 1rem; }}
.st-key-{key} [data-testid="stFileUploaderDropzoneInstructions"]::after {{
    content: "或拖到这里，不超过{megabytes} MB"; font-size: 0.9rem; }}
.st-key-{key} .stFileUploader:has([data-testid="stFileChipIconError"])::after {{
    content: "× 没有收下：文件超过{megabytes} MB，或者没有传完。请删去图片和附件后再试。";
    display: block; margin-top: 0.5rem; color: var(--ink); }}
[data-testid="stTooltipErrorContent"] {{ display: none; }}
</style>"""


def choose_file(label: str, *, key: str, megabytes: int) -> UploadedFile | None:
    """Ask for one file of at most so many megabytes, as far as the server takes them."""
    most = min(megabytes, st.get_option("server.maxUploadSize"))
    st.html(_LOOK.format(key=key, megabytes=most))
    return st.file_uploader(label, key=key, max_upload_size=most)
