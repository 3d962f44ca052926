"""Keeps Streamlit's answer to a request for a file when a page run starts before it is sent."""

from typing import Final

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime import app_session
from streamlit.runtime.forward_msg_queue import ForwardMsgQueue

_ANSWERS: Final = {"backend_operation_response", "file_urls_response"}


class AnswerQueue(ForwardMsgQueue):
    """A session's queue of messages to the browser that loses no answer.

    Streamlit empties its queue when a run starts. A click on a download asks for the file and
    for a run at once: an answer of the last 10 ms was dropped, and the button turned for minutes.
    """

    def __init__(self) -> None:
        super().__init__()
        self._answers: list[ForwardMsg] = []

    def enqueue(self, msg: ForwardMsg) -> None:
        """Add a message; an answer waits apart, where a starting run does not remove it."""
        if msg.WhichOneof("type") in _ANSWERS:
            self._answers.append(msg)
        else:
            super().enqueue(msg)

    def is_empty(self) -> bool:
        """Whether no message waits."""
        return not self._answers and super().is_empty()

    def flush(self) -> list[ForwardMsg]:
        """Return the messages that wait, answers last, and forget them."""
        answers, self._answers = self._answers, []
        return super().flush() + answers


def keep_answers() -> None:
    """Give every session from now on such a queue."""
    app_session.ForwardMsgQueue = AnswerQueue  # type: ignore[attr-defined]
