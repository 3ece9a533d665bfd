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


def slip(x: int, y: int) -> bool:
    """True where one number can be a slip of the other: digits swapped, one left out or put in, "fourteen" read as "forty"."""
    low, high = sorted((x, y))
    a, b = str(low), str(high)
    if len(a) == len(b):
        turned = len(a) == LEAST_DIGITS - 1 and a == b[::-1]
        return a != b and (turned or swapped(x, y) or (low // 10 == 1 and high == low % 10 * 10))
    return len(b) - len(a) == 1 and any(b[:i] + b[i + 1 :] == a for i in range(len(b)))


__all__ = ["is_round", "slip", "swapped"]
