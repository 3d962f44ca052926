"""While the code is restructured, nothing that the product gives may change.

Where a change is meant: write the outputs before and after it with
`python -m tools.frozen_outputs`, look at what differs, and take the digests anew.
"""

import json

import pytest

from tools.frozen_outputs import DIGESTS, digests


# It makes every briefing of three workbooks.
@pytest.mark.slow
def test_every_output_is_the_one_that_was_written_down():
    known, found = json.loads(DIGESTS.read_text("utf-8")), digests()
    assert sorted(name for name, digest in found.items() if known.get(name) != digest) == []
    assert sorted(known) == sorted(found)
