"""Record ids: the same input gives the same id on every machine, in every order, in every engine."""

from hashlib import blake2b


def record_id(prefix: str, *parts: object) -> str:
    """Return ``prefix_`` and 16 hex digits made from the parts.

    Args:
        prefix: One or two letters that tell the table: c(apture), a(rticle), s(tatement), m(ention), n (count), e(vent),
            d(isagreement), o(rigin), u(tterance).
        parts: What makes the record this one; joined by a unit separator, so ("a", "bc") differs from ("ab", "c").
    """
    digest = blake2b("\x1f".join(str(p) for p in parts).encode(), digest_size=8)
    return f"{prefix}_{digest.hexdigest()}"
