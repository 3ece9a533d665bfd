"""What English offers for "how many", sentence by sentence: low, high, hedge and what is counted; nothing where nothing is."""

from collections.abc import Callable

import pytest

from peaceledger.extract.counts.quantities import find_quantities
from peaceledger.extract.spans import QuantitySpan
from peaceledger.packs import Lexicon

TABLE = """
They freed a score of prisoners. | 20 20 about prisoner
Scores of prisoners were freed. | - - vague prisoner
They freed 1'250 prisoners. | 1250 1250 exact prisoner
They freed 2.400 soldiers. | 2400 2400 exact person
They paid 1.200.000 euros. | 1200000 1200000 exact money
Some 1,00,000 people fled. | 100000 100000 about person
Two lakh people fled. | 200000 200000 exact person
Twenty-one hundred soldiers died. | 2100 2100 exact person
Three hundred fifty captives left. | 350 350 exact prisoner
Two and a half thousand civilians fled. | 2500 2500 exact civilian
Half a dozen hostages were freed. | 6 6 exact prisoner
Half-a-dozen hostages were freed. | 6 6 exact prisoner
A dozen or so captives left. | 12 12 about prisoner
Two dozen children came home. | 24 24 exact child
Several dozen prisoners left. | - - vague prisoner
A handful of prisoners were freed. | - - vague prisoner
A couple dozen drones fell. | - - vague drone
Hundreds of thousands of people fled. | - - vague person
Between 20 and 30 thousand people fled. | 20000 30000 between person
They lost 20-30,000 soldiers. | 20000 30000 between person
Five to six hundred captives left. | 500 600 between prisoner
Two or three villages fell. | 2 3 between settlement
From 20 to 30 hostages remain. | 30 30 exact prisoner
The number of dead rose from 100 to 120 people. | 120 120 exact person
Estimates range from 100 to 120 people. | 100 120 between person
Well over 300 prisoners left. | 300 - at_least prisoner
Slightly more than 300 prisoners left. | 300 - at_least prisoner
A little under 300 prisoners left. | - 300 at_most prisoner
The toll topped 1,000 people. | 1000 - at_least person
The dead exceeded 1,000 civilians. | 1000 - at_least civilian
Upward of 50 drones fell. | 50 - at_least drone
50-plus drones fell. | 50 - at_least drone
30-odd sailors left. | 30 30 about person
100 or more sailors left. | 100 - at_least person
A maximum of 40 inspectors may stay. | - 40 at_most person
As many as 60 people died. | - 60 at_most person
Approaching 400 captives were home. | 400 400 about prisoner
~70 prisoners were swapped. | 70 70 about prisoner
No fewer than 12 missiles fell. | 12 - at_least missile
They fired 12 ballistic and 20 cruise missiles. | 12 12 exact missile; 20 20 exact missile
They freed 270 soldiers and 120 civilians. | 270 270 exact person; 120 120 exact civilian
12 dead and 30 wounded were counted. | 12 12 exact person; 30 30 exact person
The strike left 12 dead. | 12 12 exact person
It killed five people and wounded 17 others. | 5 5 exact person; 17 17 exact other
They took 120 square miles. | 120 120 exact mi2
They took 320 km² of land. | 320 320 exact km2
They took 320 sq km of land. | 320 320 exact km2
They gave $2.5bn. | 2500000000 2500000000 exact money
They gave $5m. | 5000000 5000000 exact money
They gave £3.2 billion. | 3200000000 3200000000 exact money
They gave 50 billion yen. | 50000000000 50000000000 exact money
They gave 300 million hryvnias. | 300000000 300000000 exact money
It fell by 12 per cent. | 12 12 exact percent
It fell by 3 percentage points. | 3 3 exact percent
90% of the prisoners are home. | 90 90 exact percent
Half of the 50 prisoners are home. |
Two-thirds of the prisoners are home. |
A third of the prisoners are home. |
One in five prisoners is ill. |
Three out of ten prisoners are ill. |
Most of the 50 prisoners are ill. |
They returned the bodies of 1,212 soldiers. | 1212 1212 exact body
They returned 6,000 bodies. | 6000 6000 exact body
They returned the remains of 27 people. | 27 27 exact body
They freed 5m people. | 5000000 5000000 exact person
The 1,200-strong garrison left. | 1200 1200 exact person
K. Olsen left. |
1e999 prisoners left. |
He was one of 40 hostages. | 1 1 exact prisoner; 40 40 exact prisoner
All 33 hostages are home. | 33 33 exact prisoner
Both captives are home. | 2 2 exact prisoner
A pair of sailors came home. | 2 2 exact person
Zero prisoners were freed. |
Another 40 prisoners left. | 40 40 exact prisoner
40 more prisoners left. | 40 40 exact prisoner
An additional 40 prisoners left. | 40 40 exact prisoner
A further 40 prisoners left. | 40 40 exact prisoner
The other 40 prisoners left. | 40 40 exact prisoner
Nearly two hundred women and children left. | 200 200 about person
40 soldiers and civilians left. | 40 40 exact mixed
Four Utopian nationals were released. | 4 4 exact person
The four were released. | 4 4 exact other
Room 101 was empty. |
The vote was 50-40. |
The 2-1 ruling came late. |
A 14-year-old boy was freed. |
Some 200 trucks of aid arrived. | 200 200 about other
They met for the 3rd time. |
It is 40 km away. | 40 40 exact other
The 1990s were long. |
Battalion 47 left. |
Its 47th brigade left. |
Chapter 7 and Article 5 hold. |
Two soldiers were killed, one was wounded. | 2 2 exact person; 1 1 exact person
None of the six sailors is home. |
Tens of prisoners left. | - - vague prisoner
Thousands upon thousands of people fled. | - - vague person
They asked for 80,000-90,000 troops. | 80000 90000 between person
A million and a half people fled. | 1500000 1500000 exact person
A 9-million award was shared. | 9000000 9000000 exact other
"""
ROWS = [tuple(part.strip() for part in line.split("|")) for line in TABLE.strip().splitlines()]


def _shown(span: QuantitySpan) -> str:
    low, high = ("-" if end is None else str(int(end)) for end in (span.value.low, span.value.high))
    return f"{low} {high} {span.value.hedge} {span.what}"


@pytest.mark.parametrize(("text", "expected"), ROWS, ids=[text for text, _ in ROWS])
def test_a_number_is_read_as_it_is_meant(parsed: Callable, lexicon: Lexicon, text: str, expected: str) -> None:
    _, doc = parsed(text)
    assert "; ".join(map(_shown, find_quantities(doc, lexicon))) == expected
