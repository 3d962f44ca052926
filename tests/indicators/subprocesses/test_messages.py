import io
import pickle
from pathlib import Path

import pytest

from indicators.exhibits.pictures import Painted, Picture
from indicators.intake.checked import Checked, checked
from indicators.subprocesses import messages
from indicators.workbook.reader import Stage
from indicators.workbook.xlsx.archive import (
    STANDARD_LIMITS,
    Limit,
    LimitReached,
    UnreadableWorkbook,
)
from tests.workbooks import later_rows, reading


def test_a_stage_and_a_refusal_come_through():
    stage = Stage("读取各表", 3, 9)
    assert messages.unpickled(messages.pickled((stage,))) == (stage,)
    assert stage.text == "读取各表 3/9"
    plain = messages.unpickled(messages.pickled(UnreadableWorkbook("坏了。")))
    assert (type(plain), str(plain)) == (UnreadableWorkbook, "坏了。")
    limit = messages.unpickled(messages.pickled(STANDARD_LIMITS.reached(Limit.ROWS)))
    assert isinstance(limit, LimitReached)
    assert limit.limit is Limit.ROWS


def test_pictures_come_through():
    painted = Painted((Picture(b"a\nb", 1, 2, "䶮"), Picture(b"", 3, 4)), 5)
    assert messages.unpickled(messages.pickled(painted)) == painted


@pytest.mark.parametrize("rows", [None, later_rows()])
def test_a_whole_reading_comes_through(rows):
    found = reading(rows)
    for each in (found, checked(found)):
        assert messages.unpickled(messages.pickled(each)) == each
    assert isinstance(messages.unpickled(messages.pickled(checked(found))), Checked)


class Harmful:
    def __reduce__(self):
        return (print, ("harm",))


@pytest.mark.parametrize("value", [Harmful(), Path("/etc"), io.BytesIO, eval])
def test_nothing_else_is_unpickled(value):
    with pytest.raises(pickle.UnpicklingError):
        messages.unpickled(pickle.dumps(value))


def test_what_is_torn_or_too_long_ends_the_messages():
    stream = io.BytesIO()
    messages.send(stream, messages.PROGRESS, b"one")
    messages.send(stream, messages.RESULT, b"x" * 100)
    whole = stream.getvalue()
    assert list(messages.received(io.BytesIO(whole), 100))[1] == (messages.RESULT, b"x" * 100)
    assert len(list(messages.received(io.BytesIO(whole[:-1]), 100))) == 1
    assert len(list(messages.received(io.BytesIO(whole), 99))) == 1
