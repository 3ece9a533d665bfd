"""The network: a small BERT encoder with a shape input, tag scores with a chain over them, and two projections for the links."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random  # noqa: TID251 - a rule draws nothing, a training must
from typing import Any, cast

import numpy as np
import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from peaceledger.language.decode import SHAPES, TAGS

FORBIDDEN = -1e4


class Dropout(nn.Module):
    """Dropout whose masks are random slices of one pool: drawing them anew costs more than the network on a CPU."""

    def __init__(self, rate: float, pool: int = 1 << 22) -> None:
        super().__init__()
        kept = (torch.rand(pool) >= rate).float() / (1 - rate)
        self.register_buffer("pool", kept, persistent=False)
        self.draw = Random(7)

    def forward(self, x: Tensor) -> Tensor:
        """Zero some values in training and scale the rest."""
        if not self.training:
            return x
        pool = cast(Tensor, self.pool)
        place = self.draw.randrange(pool.numel() - x.numel())
        return x * pool[place : place + x.numel()].view_as(x)


class Linear(nn.Linear):
    """A linear layer that computes in the type of its input."""

    def forward(self, x: Tensor) -> Tensor:
        """Apply the layer."""
        return functional.linear(x, self.weight.to(x.dtype), self.bias.to(x.dtype))


class Layer(nn.Module):
    """One transformer layer; the residual stream stays in float32, products run in `half` in training."""

    def __init__(self, width: int, heads: int, inner: int, rate: float) -> None:
        super().__init__()
        self.heads, self.size = heads, width // heads
        self.query, self.key, self.value = Linear(width, width), Linear(width, width), Linear(width, width)
        self.mix, self.up, self.down = Linear(width, width), Linear(width, inner), Linear(inner, width)
        self.norm_mix, self.norm_out = nn.LayerNorm(width, eps=1e-12), nn.LayerNorm(width, eps=1e-12)
        self.drop = Dropout(rate)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """Attend and transform; `bias` is added to the attention scores."""
        y = x.to(bias.dtype)
        q, k, v = (f(y).view(*x.shape[:2], self.heads, self.size).transpose(1, 2) for f in (self.query, self.key, self.value))
        weights = torch.softmax(torch.matmul(q * self.size**-0.5, k.transpose(2, 3)) + bias, -1)
        mixed = torch.matmul(weights, v).transpose(1, 2).reshape(*x.shape[:2], self.heads * self.size)
        x = self.norm_mix(x + self.drop(self.mix(mixed).to(x.dtype)))
        inner = functional.gelu(self.up(x.to(bias.dtype)))
        return cast(Tensor, self.norm_out(x + self.drop(self.down(inner).to(x.dtype))))


class Tagger(nn.Module):
    """Encoder and heads; `forward` gives tag scores [b, n, 7], queries and keys [b, n, link]."""

    def __init__(self, sizes: dict[str, int], link: int = 64, rate: float = 0.1) -> None:
        super().__init__()
        width = sizes["hidden_size"]
        self.half = torch.float32
        self.words = nn.Embedding(sizes["vocab_size"], width)
        self.places = nn.Embedding(sizes["max_position_embeddings"], width)
        self.shapes = nn.Embedding(SHAPES, width)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.drop = Dropout(rate)
        shape = (width, sizes["num_attention_heads"], sizes["intermediate_size"], rate)
        self.layers = nn.ModuleList(Layer(*shape) for _ in range(sizes["num_hidden_layers"]))
        self.tags = nn.Linear(width, len(TAGS))
        self.query, self.key = nn.Linear(width, link), nn.Linear(width, link)
        self.transitions = nn.Parameter(torch.zeros(len(TAGS), len(TAGS)))
        self.start = nn.Parameter(torch.zeros(len(TAGS)))
        illegal = torch.tensor([[tag[0] == "I" and before[2:] != tag[2:] for tag in TAGS] for before in TAGS])
        self.register_buffer("illegal", illegal.float() * FORBIDDEN, persistent=False)

    def forward(self, input_ids: Tensor, attention_mask: Tensor, token_type_ids: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Scores and link vectors of every piece; `token_type_ids` are shape ids."""
        places = torch.arange(input_ids.shape[1], device=input_ids.device)
        x = self.words(input_ids) + self.places(places) + self.shapes(token_type_ids)
        x = self.drop(self.norm(x))
        bias = ((1 - attention_mask[:, None, None, :].float()) * FORBIDDEN).to(self.half)
        for layer in self.layers:
            x = layer(x, bias)
        x = self.drop(x)
        return self.tags(x), self.query(x), self.key(x)

    def chain(self) -> tuple[Tensor, Tensor]:
        """Transition scores between tags and scores of the first tag, with the impossible ones shut out."""
        return self.transitions + cast(Tensor, self.illegal), self.start + cast(Tensor, self.illegal)[0]


def load_base(folder: Path, rate: float) -> Tagger:
    """A tagger with a published encoder's weights; shape embeddings begin as copies of the encoder's segment 0."""
    sizes = json.loads((folder / "config.json").read_text("utf-8"))
    model = Tagger(sizes, rate=rate)
    weights = {name.removeprefix("bert."): value for name, value in load_file(folder / "model.safetensors").items()}
    names = {"words": "embeddings.word_embeddings", "places": "embeddings.position_embeddings", "norm": "embeddings.LayerNorm"}
    inner = {
        "query": "attention.self.query",
        "key": "attention.self.key",
        "value": "attention.self.value",
        "mix": "attention.output.dense",
        "norm_mix": "attention.output.LayerNorm",
        "up": "intermediate.dense",
        "down": "output.dense",
        "norm_out": "output.LayerNorm",
    }
    for number in range(len(model.layers)):
        names |= {f"layers.{number}.{mine}": f"encoder.layer.{number}.{theirs}" for mine, theirs in inner.items()}
    pairs = [(f"{mine}.{kind}", f"{theirs}.{kind}") for mine, theirs in names.items() for kind in ("weight", "bias")]
    state = {mine: weights[theirs] for mine, theirs in pairs if theirs in weights}
    state["shapes.weight"] = weights["embeddings.token_type_embeddings.weight"][:1].repeat(SHAPES, 1)
    missing, unexpected = model.load_state_dict(state, strict=False)
    heads = ("tags.", "query.", "key.", "transitions", "start")
    if unexpected or any(not name.startswith(heads) for name in missing):
        raise ValueError(f"{folder} is not a BERT encoder of the expected form: {unexpected or missing}")
    return model


class Partition(torch.autograd.Function):
    """Log of the sum over all tag sequences; forward-backward by hand, as a recorded loop is slow."""

    @staticmethod
    def forward(ctx: Any, scores: Tensor, mask: Tensor, transitions: Tensor, start: Tensor) -> Tensor:
        """Scaled forward pass; the backward pass follows at once."""
        emit = scores.detach().double().numpy()
        seen = mask.numpy()
        top = emit.max(2, keepdims=True)
        emit = np.exp(emit - top)
        move = np.exp(transitions.detach().double().numpy())
        rows, length = mask.shape
        ahead, behind = np.empty_like(emit), np.ones_like(emit)
        scale = np.ones((rows, length, 1))
        for step in range(length):
            fresh = emit[:, step] * (np.exp(start.detach().double().numpy()) if step == 0 else ahead[:, step - 1] @ move)
            norm = fresh.sum(1, keepdims=True)
            on = seen[:, step, None]
            ahead[:, step] = np.where(on, fresh / norm, ahead[:, step - 1])
            scale[:, step] = np.where(on, norm, 1.0)
        onward = np.zeros_like(emit)
        for step in range(length - 1, 0, -1):
            on = seen[:, step, None]
            onward[:, step] = np.where(on, emit[:, step] * behind[:, step] / scale[:, step], 0.0)
            behind[:, step - 1] = np.where(on, onward[:, step] @ move.T, behind[:, step])
        share = ahead * behind * seen[:, :, None]
        pairs = move * np.einsum("bti,btj->ij", ahead[:, :-1], onward[:, 1:])
        ctx.save_for_backward(*(torch.from_numpy(x).float() for x in (share, pairs, share[:, 0].sum(0))))
        total = (np.log(scale) + top * seen[:, :, None]).sum()
        return scores.new_tensor(total)

    @staticmethod
    def backward(ctx: Any, *grads: Tensor) -> tuple[Tensor, None, Tensor, Tensor]:
        """Expected counts of tags and transitions."""
        share, pairs, first = ctx.saved_tensors
        return share * grads[0], None, pairs * grads[0], first * grads[0]


def chain_loss(scores: Tensor, tags: Tensor, mask: Tensor, transitions: Tensor, start: Tensor) -> Tensor:
    """Negative log-likelihood per piece of the tag sequences under the chain; rows are padded on the right."""
    seen = mask.float()
    gold = (scores.gather(2, tags[:, :, None])[:, :, 0] * seen).sum()
    moves = (transitions[tags[:, :-1], tags[:, 1:]] * seen[:, 1:]).sum()
    total = cast(Tensor, Partition.apply(scores, mask, transitions, start))  # type: ignore[no-untyped-call]
    return (total - gold - moves - start[tags[:, 0]].sum()) / seen.sum()


def link_loss(query: Tensor, key: Tensor, goal: Tensor, candidate: Tensor) -> Tensor:
    """Cross-entropy of each piece's goal among the candidate pieces and `none` (score 0); goals under -1 are not learned."""
    chosen = goal >= -1
    if not bool(chosen.any()):
        return query.sum() * 0
    scores = torch.matmul(query, key.transpose(1, 2)) * query.shape[-1] ** -0.5
    scores = scores + (1 - candidate[:, None, :].float()) * FORBIDDEN
    scores = torch.cat([torch.zeros_like(scores[:, :, :1]), scores], 2)
    return functional.cross_entropy(scores[chosen], goal[chosen] + 1)
