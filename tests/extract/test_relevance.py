"""Whether an article is about the pack's conflict."""

import pytest
from tests.extract.invented import invented_lexicon

from peaceledger.extract.actors.find import find_actors
from peaceledger.extract.actors.relevance import judge
from peaceledger.packs import load_lexicon

OURS = """Borduria and Syldavia agree on a truce
Bordurian and Syldavian negotiators agreed on a ceasefire on Monday, officials said. Szohod's troops would withdraw from the
border after the prisoner exchange, and Klow would lift its blockade. The war has killed thousands of soldiers. Bordurian
officials called the agreement a first step."""
OTHERS = """Ghana's army battles rebels
Ghanaian troops fought rebels near the northern border on Monday. An airstrike killed six fighters, the military said. Ghana and
Togo agreed to hold peace talks on a ceasefire and the withdrawal of troops from the border. A Bordurian envoy may attend."""
NEITHER = """A new bakery opens
The owner of a bakery in the old town said on Monday that she had sold four hundred loaves. Her brother, who grows the wheat,
said that the summer had been dry. Guests from Borduria and Syldavia come on weekends, and prices are those of last year."""


@pytest.mark.parametrize(("text", "verdict"), [(OURS, "on_topic"), (OTHERS, "other_conflict"), (NEITHER, "off_topic")])
def test_with_a_conflict_s_pack(parsed, text, verdict):
    lexicon = invented_lexicon()
    _, doc = parsed(text)
    assert judge(doc, lexicon, find_actors(doc, lexicon, None)) == verdict


@pytest.mark.parametrize(("text", "verdict"), [(OTHERS, "on_topic"), (NEITHER, "off_topic")])
def test_with_the_base_pack_alone(parsed, text, verdict):
    lexicon = load_lexicon()
    _, doc = parsed(text)
    assert judge(doc, lexicon, find_actors(doc, lexicon, None)) == verdict
