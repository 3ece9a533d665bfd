"""What a number's digits tell: whether it recurs by chance, and whether another is a slip of it."""

from functools import lru_cache

LEAST_DIGITS = 3


def is_round(value: float) -> bool:
    """True for numbers that two events share by chance: small ones and whole fifties."""
    return value < 20 or value % 50 == 0


@lru_cache(maxsize=100_000)
def swapped(x: float, y: float) -> bool:
    """True for 144 and 114, 195 and 159: a slip in copying swaps two neighbouring digits or repeats one."""
    a, b = f"{x:.0f}", f"{y:.0f}"
    if len(a) != len(b) or len(a) < LEAST_DIGITS:
        return False
    differ = [i for i in range(len(a)) if a[i] != b[i]]
    if sorted(a) == sorted(b):
        return len(differ) == 2 and differ[1] - differ[0] == 1
    return len(differ) == 1 and set(a) == set(b)


__all__ = ["is_round", "swapped"]
