"""Trained weights to a small ONNX file: `python -m models.train.export --base ENCODER --weights tagger.pt --out FOLDER`."""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import tempfile
from pathlib import Path
from typing import Any

import onnx
import torch
from models.train.model import Tagger, load_base
from models.train.train import say, settings_of
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process

from peaceledger.language.decode import ROLES, SHAPES, TAGS, Settings

OPSET = 18
FLOAT = ["/tags/", "/query/", "/key/", "/layers.0/down/"]
"""The heads, and the one product whose rounding cost a visible share of the content boundaries (1.8 MB)."""


def digest(path: Path) -> str:
    """The sha256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def to_onnx(model: Tagger, path: Path) -> None:
    """Write the float32 graph with free batch and length."""
    model.eval()
    model.half = torch.float32
    example = (torch.ones(2, 16, dtype=torch.long), torch.ones(2, 16, dtype=torch.long), torch.zeros(2, 16, dtype=torch.long))
    inputs, outputs = ["input_ids", "attention_mask", "token_type_ids"], ["tags", "query", "key"]
    axes = {name: {0: "b", 1: "n"} for name in (*inputs, *outputs)}
    torch.onnx.export(
        model, example, str(path), input_names=inputs, output_names=outputs, dynamic_axes=axes, opset_version=OPSET, dynamo=False
    )


def quantize(source: Path, target: Path, kept: list[str]) -> None:
    """Weights to int8 per channel, activations at run time; nodes whose names begin with one of `kept` stay float32."""
    with tempfile.TemporaryDirectory() as folder:
        ready = Path(folder) / "ready.onnx"
        quant_pre_process(str(source), str(ready), skip_symbolic_shape=True)
        nodes = [n.name for n in onnx.load(ready).graph.node if any(n.name.startswith(k) for k in kept)]
        quantize_dynamic(
            str(ready),
            str(target),
            op_types_to_quantize=["MatMul", "Gemm", "Gather"],
            per_channel=True,
            weight_type=QuantType.QInt8,
            nodes_to_exclude=nodes,
            extra_options={"MatMulConstBOnly": True},
        )


def facts_of(settings: Settings, link: int, tokenizer: Path, model: Path) -> dict[str, Any]:
    """What stands in `tagger.json`."""
    return {
        "tags": list(TAGS),
        "roles": list(ROLES),
        "shapes": SHAPES,
        "link": link,
        "length": settings.length,
        "before": settings.before,
        "behind": settings.behind,
        "content_none": settings.content_none,
        "source_none": settings.source_none,
        "transitions": settings.transitions.round(5).tolist(),
        "start": settings.start.round(5).tolist(),
        "tokenizer_sha256": digest(tokenizer),
        "model_sha256": digest(model),
    }


def main() -> None:
    """Export, quantise, write the facts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--length", type=int, default=256)
    parser.add_argument("--before", type=int, default=48)
    parser.add_argument("--behind", type=int, default=16)
    parser.add_argument("--content-none", type=float, default=0.0)
    parser.add_argument("--source-none", type=float, default=0.0)
    parser.add_argument("--keep", nargs="*", default=FLOAT, help="beginnings of node names left in float32")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    model = load_base(options.base, 0.0)
    model.load_state_dict(torch.load(options.weights, weights_only=True))
    to_onnx(model, options.out / "tagger_float.onnx")
    quantize(options.out / "tagger_float.onnx", options.out / "tagger.onnx", options.keep)
    shutil.copy(options.base / "tokenizer.json", options.out / "tokenizer.json")
    chain = settings_of(model, options.length)
    settings = Settings(
        transitions=chain.transitions,
        start=chain.start,
        length=options.length,
        before=options.before,
        behind=options.behind,
        content_none=options.content_none,
        source_none=options.source_none,
    )
    facts = facts_of(settings, model.query.out_features, options.out / "tokenizer.json", options.out / "tagger.onnx")
    (options.out / "tagger.json").write_text(json.dumps(facts, indent=1), "utf-8")
    say(f"{(options.out / 'tagger.onnx').stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
