"""The exported model read back: an ONNX file, its tokenizer and `tagger.json` in one folder."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from models.train.decode import Decoder, Floats, Ints, Network, Settings
from tokenizers import Tokenizer


def network_of(path: Path, threads: int = 2) -> Network:
    """Run a model file with onnxruntime."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])

    def network(ids: Ints, mask: Ints, kinds: Ints) -> tuple[Floats, Floats, Floats]:
        found: Any = session.run(["tags", "query", "key"], {"input_ids": ids, "attention_mask": mask, "token_type_ids": kinds})
        return found[0], found[1], found[2]

    return network


def settings_from(facts: dict[str, Any]) -> Settings:
    """Decoding settings from the fields of `tagger.json`."""
    numbers = {name: facts[name] for name in ("length", "before", "behind", "content_none", "source_none")}
    chain = {name: np.array(facts[name], np.float32) for name in ("transitions", "start")}
    return Settings(**chain, **numbers)


def load(folder: Path) -> Decoder:
    """A decoder on the model in a folder."""
    facts = json.loads((folder / "tagger.json").read_text("utf-8"))
    return Decoder(Tokenizer.from_file(str(folder / "tokenizer.json")), network_of(folder / "tagger.onnx"), settings_from(facts))
