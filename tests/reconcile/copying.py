"""Articles with known origins: copies, edits, cuts, items that many carry, beside shared paragraphs and shared speeches.

``python tests/reconcile/copying.py N`` prints B-cubed precision, recall and F1 of the origins of about N articles, and
the time taken.
"""

import sys
import time
from datetime import date, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from peaceledger.reconcile.copies import find_copies
from peaceledger.reconcile.material import gather
from reconcile.builders import LEXICON, Text
from reconcile.generator import FILLER, OUTLETS, Dice, b_cubed

SMALL = (
    "the",
    "of",
    "and",
    "to",
    "in",
    "a",
    "that",
    "was",
    "for",
    "on",
    "with",
    "by",
    "at",
    "from",
    "as",
    "had",
    "its",
    "were",
    "after",
)
PHRASES = (
    "said in a statement on",
    "for the first time since",
    "at the end of the",
    "one of the most",
    "a spokesman for the ministry of",
)
START = date(2031, 1, 1)


def sentence(dice: Dice, least: int = 12, more: int = 18) -> list[str]:
    """Words nobody wrote before, half of them small ones, with a set phrase now and then."""
    words: list[str] = []
    while len(words) < least + dice.roll(more):
        word = FILLER[dice.roll(len(FILLER))] + ("s", "", "ed")[dice.roll(3)]
        words += [word, SMALL[dice.roll(len(SMALL))]] if dice.chance(80) else [word, *PHRASES[dice.roll(len(PHRASES))].split()]
    return words


def paragraph(dice: Dice, sentences: int) -> list[str]:
    return [word for _ in range(sentences) for word in sentence(dice)]


def edited(words: list[str], dice: Dice, percent: int) -> list[str]:
    """Some words replaced, left out or put in."""
    made: list[str] = []
    for word in words:
        how = dice.roll(3) if dice.chance(percent) else 3
        made += [[FILLER[dice.roll(len(FILLER))]], [], [word, SMALL[dice.roll(len(SMALL))]], [word]][how]
    return made


Body = list[list[str]]


def variants(body: Body, dice: Dice) -> list[Body]:
    """What wire customers make of a text: as it came, edited, cut at the end, with a paragraph of their own before it."""
    made: list[Body] = []
    for _ in range(dice.roll(4)):
        how = dice.roll(4)
        if how == 0:
            made.append(body)
        elif how == 1:
            made.append([edited(p, dice, 3 + dice.roll(6)) for p in body])
        elif how == 2:
            made.append(body[: 1 + len(body) * (50 + dice.roll(40)) // 100])
        else:
            made.append([paragraph(dice, 2), *(edited(p, dice, 2) for p in body)])
    return made


def copied_corpus(number: int, seed: int = 5) -> tuple[list[Text], dict[str, int]]:
    """Texts, and the number of the origin of each article."""
    dice = Dice(seed)
    texts: list[Text] = []
    truth: dict[str, int] = {}
    before: Body = [paragraph(dice, 2)]

    def write(body: Body, origin: int, day: date) -> None:
        outlet = OUTLETS[dice.roll(len(OUTLETS))]
        text = Text(f"t{len(texts)}", fields={"published": day, "published_basis": "stated", "source_id": outlet})
        for words in body:
            text.add(" ".join(words))
        texts.append(text)
        truth[text.article_id] = origin

    origin = 0
    while len(texts) < number:
        origin += 1
        day = START + timedelta(days=origin // 8)
        if dice.chance(35):
            item = [sentence(dice, 8, 6), sentence(dice, 14, 10)]
            for _ in range(1 + dice.roll(5)):
                write(item if dice.chance(70) else [item[0], edited(item[1], dice, 4)], origin, day)
            continue
        body = [paragraph(dice, 1 + dice.roll(3)) for _ in range(5 + dice.roll(6))]
        if dice.chance(20):
            body.insert(3, before[dice.roll(len(before))])
        if dice.chance(20):
            body.insert(1, ["“", *before[0], *before[0], "”"])
        before = body
        for made in (body, *variants(body, dice)):
            write(made, origin, day + timedelta(days=dice.roll(3)))
    return texts, truth


if __name__ == "__main__":
    MADE, TRUTH = copied_corpus(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
    MATERIAL = gather([t.findings() for t in MADE], {t.capture_id: t.text for t in MADE}, LEXICON)
    BEGUN = time.process_time()
    FOUND = find_copies(MATERIAL).of_article
    sys.stdout.write(f"{len(MADE)} articles, {time.process_time() - BEGUN:.1f} s: {b_cubed(dict(FOUND), TRUTH)}\n")
