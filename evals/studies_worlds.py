"""Generated worlds for the studies: what happened in them is known, and they are as untidy as real series.

Every world has a slow trend, a week, a memory of days (autoregressive, 0.6), overdispersed counts, events in clusters of one to
three, and a reading that swells and shrinks. One number, the strength, says how much the exposure does; 0 is nothing.
"""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from peaceledger.analysis.studies.design import Case, Events, Occurrence, Series

FIRST = date(2030, 1, 1)
DAYS = 540
AFTER = 14
DISPERSION = 5.0
PARTIES = ("north", "south")


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """One generated world of daily counts: the outcome, the events, and what the effect truly is."""

    outcome: Series
    events: Events
    active: np.ndarray


def remembered(rng: np.random.Generator, days: int, memory: float = 0.6, spread: float = 0.5) -> np.ndarray:
    """An autoregressive series of the given spread."""
    shocks = rng.normal(0.0, spread * np.sqrt(1 - memory**2), days)
    shocks[0] = rng.normal(0.0, spread)
    for day in range(1, days):
        shocks[day] += memory * shocks[day - 1]
    return shocks


def slow(rng: np.random.Generator, days: int) -> np.ndarray:
    """A trend that bends, and a week."""
    at = np.arange(days) / days - 0.5
    trend = rng.normal(0, 0.8) * at + rng.normal(0, 0.8) * (2 * at**2 - 1 / 6)
    return trend + rng.normal(0, 0.3, 7)[np.arange(days) % 7]


def clustered(rng: np.random.Generator, days: int, parents: int = 14) -> np.ndarray:
    """Days of events that come one to three together within ten days; the later, the more of them."""
    starts = days * rng.random(parents) ** 0.8
    times = np.concatenate([start + rng.integers(0, 10, rng.integers(1, 4)) for start in starts]).astype(np.int64)
    return np.unique(times[(times >= 0) & (times < days)])


def reading(rng: np.random.Generator, days: int) -> np.ndarray:
    """Sources read per day: at least one, swelling and shrinking over months."""
    return 1.0 + rng.poisson(20 * np.exp(remembered(rng, days, memory=0.98, spread=0.5)))


def happened(days: np.ndarray, name: str = "events") -> Events:
    """Events on exactly known days."""
    at = [FIRST + timedelta(days=int(day)) for day in days]
    return Events(name=name, items=tuple(Occurrence(earliest=day, latest=day) for day in at))


def overdispersed(rng: np.random.Generator, mean: np.ndarray) -> np.ndarray:
    """Negative binomial counts."""
    return rng.negative_binomial(DISPERSION, DISPERSION / (DISPERSION + mean)).astype(np.float64)


def counted(rng: np.random.Generator, ratio: float = 1.0, added: float = 0.0, covered: bool = False) -> World:
    """A world in which events multiply the counts of the days after them, or add to them."""
    events = clustered(rng, DAYS)
    active = np.zeros(DAYS)
    for day in events:
        active[day : day + AFTER] = 1.0
    rate = np.exp(1.6 + slow(rng, DAYS) + remembered(rng, DAYS) + np.log(ratio) * active)
    read = reading(rng, DAYS) if covered else None
    values = overdispersed(rng, rate if read is None else rate * read / 20) + rng.poisson(added * active)
    series = Series(name="attacks", first=FIRST, low=values, best=values, high=values, sources=read)
    return World(outcome=series, events=happened(events), active=active)


def stepped(rng: np.random.Generator, ratio: float = 1.0) -> World:
    """A world in which one date changes the rate for good."""
    day = int(rng.integers(int(0.2 * DAYS), int(0.8 * DAYS)))
    active = (np.arange(DAYS) >= day).astype(np.float64)
    values = overdispersed(rng, np.exp(1.6 + slow(rng, DAYS) + remembered(rng, DAYS) + np.log(ratio) * active))
    return World(outcome=Series.exact("attacks", FIRST, values), events=happened(np.array([day])), active=active)


def paired(rng: np.random.Generator, strength: float = 0.0, lag: int = 3) -> tuple[Series, Series]:
    """Two series with memory, trend and week each; the shocks of the second follow those of the first by ``lag`` days."""
    shock = rng.normal(size=DAYS + lag)
    answer = strength * shock[:DAYS] + np.sqrt(1 - strength**2) * rng.normal(size=DAYS)
    first, second = (_carried(s) + slow(rng, DAYS) * 2 for s in (shock[lag:], answer))
    return Series.exact("pressure", FIRST, first, "level"), Series.exact("talk", FIRST, second, "level")


def paired_counts(rng: np.random.Generator) -> tuple[Series, Series]:
    """Two unrelated series of counts in a reading that swells for both."""
    read = reading(rng, DAYS)
    made = []
    for name in ("pressure", "talk"):
        values = overdispersed(rng, np.exp(1.6 + slow(rng, DAYS) + remembered(rng, DAYS)) * read / 20)
        made.append(Series(name=name, first=FIRST, low=values, best=values, high=values, sources=read))
    return made[0], made[1]


def _carried(shocks: np.ndarray, memory: float = 0.6) -> np.ndarray:
    result = shocks.copy()
    for day in range(1, len(result)):
        result[day] += memory * result[day - 1]
    return result


def spoken(rng: np.random.Generator, meant: float = 0.0, swapped: bool = False) -> tuple[Events, Events]:
    """Acts of two parties in bursts around rounds, and the same with a share of the demands answered on purpose.

    Returns:
        The world as it is, and the world as it would be had the same acts fallen on days of their round by chance.
    """
    acts: list[tuple[int, str, int]] = []
    planted: list[tuple[int, str, int]] = []
    chance: list[tuple[int, str, int]] = []
    for centre in np.sort(rng.integers(0, DAYS, 24)):
        for side in (0, 1):
            days = centre + rng.integers(-9, 10, rng.poisson(4))
            kinds = rng.choice(["demand", "reject", "accuse", "offer"], len(days), p=[0.3, 0.2, 0.25, 0.25])
            acts += [(int(d), str(k), side) for d, k in zip(days, kinds, strict=True)]
            for day in days[(kinds == "demand") & (rng.random(len(days)) < meant)]:
                answer = int(day + rng.integers(1, 5))
                planted += [(answer, "reject", 1 - side), (answer + int(rng.integers(1, 5)), "accuse", side)]
                chance += [(int(centre + rng.integers(-9, 10)), k, who) for k, who in (("reject", 1 - side), ("accuse", side))]
    return _acts(acts + planted, swapped), _acts(acts + chance, swapped)


def _acts(acts: list[tuple[int, str, int]], swapped: bool) -> Events:
    names = PARTIES[::-1] if swapped else PARTIES
    items = tuple(
        Occurrence(
            earliest=FIRST + timedelta(days=day),
            latest=FIRST + timedelta(days=day),
            kind=kind,
            party=names[side],
            toward=names[1 - side],
        )
        for day, kind, side in acts
    )
    return Events(name="acts", items=items)


def answered(rng: np.random.Generator, log_odds: float = 0.0, clusters: bool = False) -> tuple[Case, ...]:
    """Answers to terms on two issues; with ``clusters``, an offer's terms share a mood and the party a habit."""
    cases = []
    for offer in range(60 if clusters else 90):
        mood, side = (rng.normal(0, 0.8), int(rng.integers(2))) if clusters else (0.0, 0)
        for _ in range(int(rng.integers(1, 5)) if clusters else 1):
            humane = bool(rng.random() < 0.45)
            chance = 1 / (1 + np.exp(0.4 - mood - log_odds * humane - 0.6 * side))
            cases.append(
                Case(
                    row="humanitarian" if humane else "territory",
                    column="accept" if rng.random() < chance else "reject",
                    stratum=PARTIES[side] if clusters else "",
                    cluster=f"offer {offer}" if clusters else "",
                )
            )
    return tuple(cases)
