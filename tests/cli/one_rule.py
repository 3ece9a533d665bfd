"""The command line with a reader of one rule in place of the language model, as slow as asked: for tests of everything around it.

Run as a script it takes the arguments of ``peaceledger``. SLOW is the time per text in seconds.
"""

import os
import re
import time
from collections.abc import Sequence

import peaceledger.batches
import peaceledger.engines.local
import peaceledger.pipeline
from peaceledger.records import Article, Capture, Count, Findings, Mention, Statement, record_id

RECIPE = "r_one_rule"
EXCHANGE = re.compile(r"exchanged (\d+) prisoners")
SAID = re.compile(r"(The \w+) said that ([^.\n]+)")


def extract(captures: Sequence[Capture], tools: object) -> list[Findings]:
    """One article per text; exchanges of a number of prisoners; indirect speech."""
    del tools
    found = []
    for capture in captures:
        time.sleep(float(os.environ.get("SLOW", "0")))
        if "unbearable" in capture.text:
            raise ZeroDivisionError("this word is too much")
        found.append(_read(capture))
    return found


def _read(capture: Capture) -> Findings:
    article = Article(
        article_id=record_id("a", capture.capture_id, 0),
        capture_id=capture.capture_id,
        start=0,
        end=len(capture.text.rstrip()),
        headline=None,
        byline=None,
        published=None,
        published_basis="unknown",
        date_flag=None,
        language="en",
        kind="news",
        relevance="on_topic",
        origin_id=None,
        source_id=None,
        machine_written=False,
    )
    mentions = tuple(_mention(article, m) for m in EXCHANGE.finditer(capture.text))
    return Findings(
        article=article,
        statements=tuple(_statement(article, m) for m in SAID.finditer(capture.text)),
        mentions=mentions,
        counts=tuple(_count(m) for m in mentions),
    )


def _mention(article: Article, match: re.Match[str]) -> Mention:
    return Mention(
        mention_id=record_id("m", article.capture_id, match.start()),
        article_id=article.article_id,
        capture_id=article.capture_id,
        type="prisoner_exchange",
        status="occurred",
        start=match.start(),
        end=match.end(),
        quote=match[0],
        trigger="exchanged",
        trigger_start=match.start(),
        trigger_end=match.start() + 9,
        date_earliest=None,
        date_latest=None,
        date_basis="unknown",
        date_prec=None,
        place=None,
        place_id=None,
        where_prec=None,
        participants=("Norland", "Sudland"),
        mediators=(),
        statement_id=None,
        event_id=None,
        extractor="one rule",
    )


def _count(mention: Mention) -> Count:
    number = mention.quote.split()[1]
    start = mention.start + 10
    return Count(
        count_id=record_id("n", mention.mention_id),
        mention_id=mention.mention_id,
        event_id=None,
        what="prisoner",
        role="returned",
        returned_to=None,
        low=float(number),
        high=float(number),
        hedge="exact",
        scope="event",
        counted_by=None,
        capture_id=mention.capture_id,
        start=start,
        end=start + len(number),
        quote=number,
    )


def _statement(article: Article, match: re.Match[str]) -> Statement:
    return Statement(
        statement_id=record_id("s", article.capture_id, match.start()),
        article_id=article.article_id,
        capture_id=article.capture_id,
        speaker=match[1],
        speaker_id=None,
        speaker_as_written=match[1],
        side=None,
        chain=(match[1],),
        cue="said",
        kind="indirect",
        stance="claim",
        stances=("claim",),
        topics=("other",),
        start=match.start(2),
        end=match.end(2),
        quote=match[2],
        speaker_start=match.start(1),
        speaker_end=match.end(1),
    )


def install() -> None:
    """Put the one rule in place of the model, in this process; the pool's workers import this file and do the same."""
    peaceledger.batches.extract = extract
    peaceledger.batches.Parser = lambda model: None
    peaceledger.pipeline.recipe_of = lambda *_: RECIPE
    if "POOL" in os.environ:
        peaceledger.engines.local.FEW_CHARACTERS = 0
    if "SLOW" in os.environ:
        peaceledger.batches.BATCH_TEXTS = 1


if __name__ in ("__main__", "__mp_main__"):
    install()

if __name__ == "__main__":
    from peaceledger.cli import main

    main()
