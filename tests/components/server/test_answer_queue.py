"""An answer to the browser is sent even where a page run starts just before."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from unittest.mock import MagicMock

import pytest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime import app_session
from streamlit.runtime.forward_msg_queue import ForwardMsgQueue
from streamlit.runtime.script_data import ScriptData

from components.server.answer_queue import AnswerQueue, keep_answers


def answer() -> ForwardMsg:
    message = ForwardMsg()
    message.backend_operation_response.deferred_file.url = "/media/file.xlsx"
    return message


def element() -> ForwardMsg:
    message = ForwardMsg()
    message.delta.new_element.text.body = "旧的一页"
    message.metadata.delta_path.extend([0, 0])
    return message


def test_a_starting_run_removes_the_page_but_not_the_answer() -> None:
    queue = AnswerQueue()
    queue.enqueue(element())
    queue.enqueue(answer())
    queue.clear(retain_lifecycle_msgs=True)
    assert not queue.is_empty()
    assert queue.flush() == [answer()]
    assert queue.is_empty()
    assert queue.flush() == []


async def _answers() -> list[ForwardMsg]:
    store, nothing = MagicMock(), MagicMock()
    session = app_session.AppSession(
        ScriptData("components/app/navigation.py", is_hello=False), store, nothing, nothing, {}
    )
    session._browser_queue.enqueue(answer())
    session._clear_queue()
    messages = session.flush_browser_queue()
    session.shutdown()
    return messages


def answers_after_a_run_began() -> list[ForwardMsg]:
    # In a thread of its own: the browser's tests leave a loop running in theirs.
    with ThreadPoolExecutor() as threads:
        return threads.submit(asyncio.run, _answers()).result()


def test_a_new_session_has_such_a_queue(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app_session, "ForwardMsgQueue", ForwardMsgQueue)
    # Where this fails, Streamlit keeps answers by itself and the queue of ours can go.
    assert answers_after_a_run_began() == []
    keep_answers()
    assert answers_after_a_run_began() == [answer()]
