"""The attribution tagger: its weights checked, loaded once per process, and asked about the sentences that can hold one."""

import json
from collections.abc import Sequence
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from peaceledger.errors import UsageError
from peaceledger.records.attribution import Attribution, Stretch

if TYPE_CHECKING:
    from peaceledger.language.decode import Decoder

WEIGHTS = Path(__file__).parent / "weights"
FACTS, MODEL, TOKENIZER = "tagger.json", "tagger.onnx", "tokenizer.json"
MEND = (
    "Install peaceledger again (pip install --force-reinstall peaceledger, or git checkout of that file in a clone), or build "
    "with --no-tagger: then statements are found by rules alone, and the ledger says so."
)


class Tagger:
    """Marks source, cue and content of attributions.

    Args:
        folder: Holds the weights, their tokenizer and ``tagger.json`` with the sha256 of both.
        threads: Threads of one call.

    Raises:
        UsageError: If a file is missing or is not the one that was shipped.
    """

    def __init__(self, folder: Path = WEIGHTS, threads: int = 1) -> None:
        self._folder, self._threads = folder, threads
        self._facts = checked(folder)
        self.digest: str = self._facts["model_sha256"]

    def read(self, text: str, wanted: Sequence[Stretch]) -> tuple[Attribution, ...]:
        """Return the attributions in some stretches of a text; what stands around them is read as context.

        Args:
            text: A whole text; lines are paragraphs.
            wanted: First and last character of what is asked about, in text order.
        """
        return self.decoder.read(text, wanted).attributions if wanted else ()

    @cached_property
    def decoder(self) -> "Decoder":
        """Made when the first text asks: the import of the run time and the weights cost most of a second."""
        import numpy
        from onnxruntime import InferenceSession, SessionOptions
        from tokenizers import Tokenizer

        from peaceledger.language.decode import Decoder, Floats, Ints, Settings

        options = SessionOptions()
        options.intra_op_num_threads = self._threads
        session = InferenceSession(str(self._folder / MODEL), options, providers=["CPUExecutionProvider"])

        def network(ids: Ints, mask: Ints, kinds: Ints) -> tuple[Floats, Floats, Floats]:
            tags, query, key = session.run(
                ["tags", "query", "key"], {"input_ids": ids, "attention_mask": mask, "token_type_ids": kinds}
            )
            return tags, query, key

        facts = self._facts
        given: dict[str, Any] = {name: facts[name] for name in ("length", "before", "behind", "content_none", "source_none")}
        given |= {name: numpy.array(facts[name], numpy.float32) for name in ("transitions", "start")}
        return Decoder(Tokenizer.from_file(str(self._folder / TOKENIZER)), network, Settings(**given))


def checked(folder: Path) -> dict[str, Any]:
    """Return the facts of the weights in a folder after comparing the files with them.

    Raises:
        UsageError: If a file is missing, unreadable or not the one that was shipped.
    """
    try:
        facts: dict[str, Any] = json.loads((folder / FACTS).read_text("utf-8"))
        digests = {name: sha256((folder / name).read_bytes()).hexdigest() for name in (MODEL, TOKENIZER)}
    except (OSError, ValueError) as fault:
        raise UsageError(f"The weights of the attribution tagger cannot be read ({fault}). {MEND}") from fault
    for name, key in ((MODEL, "model_sha256"), (TOKENIZER, "tokenizer_sha256")):
        if digests[name] != facts.get(key):
            raise UsageError(
                f"The weights of the attribution tagger are damaged: {folder / name} has the sha256 {digests[name][:12]}…, "
                f"{str(facts.get(key))[:12]}… was shipped. {MEND}"
            )
    return facts


__all__ = ["FACTS", "MODEL", "TOKENIZER", "WEIGHTS", "Tagger", "checked"]
