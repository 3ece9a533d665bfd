"""From when and until when a truce holds, where two texts give unlike days."""

from functools import partial

import pytest

from reconcile.builders import in_turn as read
from reconcile.builders import values

told = partial(values, kind="true_dispute")
STARTS = "The truce agreed in Lindhaven starts on Thursday, 8 May."
ENDS = "The ceasefire in Kellen ends at midnight on Tuesday, May 20."


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        (STARTS, "In Lindhaven they signed for a truce, which takes effect on 10 May.", {"from 2031-05-08", "from 2031-05-10"}),
        (
            STARTS,
            "About the truce of Lindhaven: in Lindhaven the captain spoke. It begins on 10 May.",
            {"from 2031-05-08", "from 2031-05-10"},
        ),
        (STARTS, "The army will suspend all operations in Lindhaven from 10 to 30 May.", {"from 2031-05-08", "from 2031-05-10"}),
        (STARTS, "A cessation of hostilities in Lindhaven took effect on Friday.", {"from 2031-05-08", "from 2031-05-02"}),
        (ENDS, "The ceasefire in Kellen lasts until six in the morning of May 21.", {"until 2031-05-20", "until 2031-05-21"}),
        (ENDS, "The pause in fighting in Kellen expires on May 23.", {"until 2031-05-20", "until 2031-05-23"}),
        (ENDS, "The ceasefire in Kellen ends on May 21.", set()),  # the same midnight
        (ENDS, "The ceasefire in Kellen starts on May 16.", set()),  # its beginning
        (ENDS, "The ceasefire in Kellen was extended until May 25.", set()),  # longer than before
        (ENDS, "The ceasefire in Ostrand ends on May 23.", set()),  # another place
        (ENDS, "The ceasefire in Kellen ends on June 20.", set()),  # another truce
        (ENDS, "The fair in Kellen ends on May 23.", set()),  # no truce
        (ENDS, "If the ceasefire in Kellen ends on May 23, it will rain.", set()),
        (ENDS, "The ceasefire in Kellen ends, the duke said on May 3.", set()),  # the day of the word
        (STARTS, "The truce agreed in Lindhaven starts on Thursday.", set()),  # the same day
        (STARTS, "The truce agreed in Lindhaven starts on 8 May. By others it starts on 9 May.", set()),  # knows of both
    ],
)
def test_days_of_a_truce(one: str, other: str, found: set[str]):
    assert told(read(one, other)) == found


def test_one_text_may_give_both_in_turn():
    text = "The duke says that the truce lapses on Tuesday night. The captain says it runs until Wednesday morning."
    assert told(read(text, "It rained.")) == {"until 2031-05-06", "until 2031-05-07"}
    assert not told(read("The truce lapses on Tuesday. It rained. The duke holds it runs until Friday.", "It rained."))
