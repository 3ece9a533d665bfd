"""Train the attribution tagger: `python -m models.train.train --base ENCODER --polnear ARCHIVE --domain FOLDER --out FOLDER`."""

from __future__ import annotations

import argparse
import copy
import json
import math
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random  # noqa: TID251 - a rule draws nothing, a training must

import numpy as np
import torch
from evals.polnear import Coded, read_polnear, relation, tallies, unpacked
from models.train.data import IGNORED, Labelled, cut, goals, label, read_passages, shuffled
from models.train.model import Tagger, chain_loss, link_loss, load_base
from tokenizers import Tokenizer
from torch import Tensor

from peaceledger.language.decode import Decoder, Floats, Ints, Settings, Window, batch

Item = tuple[Labelled, Window]

HIDDEN = 0.1
"""Share of cues kept from the links in training, so that they learn to answer `none`."""


def arrays(items: Sequence[Item], edges: tuple[int, int], draw: Random, lost: float) -> list[Tensor]:
    """Inputs and goals of one batch; a share `lost` of the cues is hidden from the links so that `none` is learned too."""
    widest = max(w.high - w.low for _, w in items)
    parts: list[list[Ints]] = [[] for _ in range(8)]
    for item, window in items:
        size = window.high - window.low
        ids, mask, kinds = batch(item.document, [window], edges)
        tags, content, cue, cue_start, source_start = goals(item, window)
        for place in np.flatnonzero(cue_start):
            if draw.random() < lost:
                cue_start[place] = 0
                content = np.where(content == place, -1, content)
        rows = [*(a[0] for a in (ids, mask, kinds)), tags, content, cue, cue_start, source_start]
        fills = [0, 0, 0, 0, IGNORED, IGNORED, 0, 0]
        for part, row, fill, edge in zip(parts, rows, fills, (2, 2, 2, 0, 0, 0, 0, 0), strict=True):
            part.append(np.pad(row, (0, widest - size), constant_values=fill) if len(row) == size + edge else row)
    return [torch.from_numpy(np.stack(part)) for part in parts]


def loss_of(model: Tagger, inputs: Sequence[Tensor]) -> Tensor:
    """The joint loss: tag chain, content to cue, cue to source."""
    ids, mask, kinds, tags, content, cue, cue_start, source_start = inputs
    scores, query, key = (x[:, 1:-1].float() for x in model(ids, mask, kinds))
    chain = chain_loss(scores, tags, mask[:, 2:].bool(), *model.chain())
    return chain + 0.3 * link_loss(query, key, content, cue_start) + 0.3 * link_loss(query, key, cue, source_start)


class Workers:
    """Copies of the model that share its weights, one thread each: they meet once a step, not in every product."""

    def __init__(self, model: Tagger, count: int) -> None:
        self.models = [model, *(copy.deepcopy(model) for _ in range(count - 1))]
        for other in self.models[1:]:
            for mine, theirs in zip(model.parameters(), other.parameters(), strict=True):
                theirs.data = mine.data
        self.pool = ThreadPoolExecutor(count)

    def step(self, parts: Sequence[Sequence[Tensor]]) -> float:
        """Leave the mean gradient over the parts in the first model; give the mean loss."""

        def one(pair: tuple[Tagger, Sequence[Tensor]]) -> float:
            model, inputs = pair
            model.zero_grad(set_to_none=True)
            loss = loss_of(model, inputs)
            loss.backward()  # type: ignore[no-untyped-call]
            return float(loss.detach())

        losses = list(self.pool.map(one, zip(self.models, parts, strict=False)))
        for other in self.models[1 : len(parts)]:
            for mine, theirs in zip(self.models[0].parameters(), other.parameters(), strict=True):
                if mine.grad is not None and theirs.grad is not None:
                    mine.grad.add_(theirs.grad)
        for mine in self.models[0].parameters():
            if mine.grad is not None:
                mine.grad.div_(len(parts))
        return sum(losses) / len(losses)

    def train(self) -> None:
        """Switch dropout on in all copies."""
        for model in self.models:
            model.train()


def settings_of(model: Tagger, length: int) -> Settings:
    """Decoding settings with the model's chain."""
    transitions, start = (x.detach().numpy().astype(np.float32) for x in model.chain())
    return Settings(transitions=transitions, start=start, length=length)


def decoder_of(model: Tagger, tokenizer: Tokenizer, length: int) -> Decoder:
    """A decoder on the torch model."""

    def network(ids: Ints, mask: Ints, kinds: Ints) -> tuple[Floats, Floats, Floats]:
        with torch.no_grad():
            scores, query, key = model(*(torch.from_numpy(x) for x in (ids, mask, kinds)))
        return scores.float().numpy(), query.float().numpy(), key.float().numpy()

    return Decoder(tokenizer, network, settings_of(model, length))


def measure(decoder: Decoder, texts: Iterable[Coded]) -> dict[str, float]:
    """F1 by figure name."""
    pairs = []
    for coded in texts:
        reading = decoder.read(coded.text)
        found = [relation(a.source, a.cue, a.contents) for a in reading.attributions]
        pairs.append((reading.spans, found, coded))
    return {name.removeprefix("polnear."): round(tally.f1, 4) for name, tally in tallies(pairs).items()}


def optimizer_of(model: Tagger, rate: float) -> torch.optim.AdamW:
    """AdamW: the encoder slowly, new parts faster, the chain fastest; word and place embeddings stay as they are."""
    model.words.requires_grad_(False)
    model.places.requires_grad_(False)
    groups: dict[float, list[Tensor]] = {1.0: [], 3.0: [], 30.0: []}
    for name, parameter in model.named_parameters():
        if parameter.requires_grad:
            new = name.startswith(("tags.", "query.", "key.", "shapes."))
            groups[30.0 if name in ("transitions", "start") else 3.0 if new else 1.0].append(parameter)
    rated = [{"params": parameters, "lr": rate * factor} for factor, parameters in groups.items()]
    return torch.optim.AdamW(rated, betas=(0.9, 0.98), weight_decay=0.01, fused=True)


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", type=Path, required=True, help="the encoder's folder: config, weights, tokenizer")
    parser.add_argument("--polnear", type=Path, required=True, help="PolNeAR's archive or the folder with train and dev")
    parser.add_argument("--domain", type=Path, help="folder of our own passages")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--rate", type=float, default=3e-4)
    parser.add_argument("--dropout", type=float, default=0.1)
    parser.add_argument("--length", type=int, default=256)
    parser.add_argument("--pieces", type=int, default=2048, help="word pieces in a batch")
    parser.add_argument("--repeat", type=int, default=3, help="how often our own passages are seen in an epoch")
    parser.add_argument("--average", type=float, default=0.995, help="decay of the running average of weights that is kept")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--minutes", type=float, default=math.inf, help="anneal and stop by then, whatever the epochs")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--start", type=Path, help="weights of an earlier run to start from")
    parser.add_argument("--limit", type=int, help="use only so many texts (a trial)")
    return parser.parse_args()


def material(options: argparse.Namespace, tokenizer: Tokenizer) -> tuple[list[Labelled], list[Labelled], dict[str, list[Coded]]]:
    """Labelled texts of PolNeAR, of our own, and the texts to measure on."""
    with tempfile.TemporaryDirectory() as folder:
        root = unpacked(options.polnear, Path(folder))
        train, dev = list(read_polnear(root, "train"))[: options.limit], list(read_polnear(root, "dev"))[: options.limit]
    own, held = read_passages(options.domain) if options.domain else ([], [])
    exams = {"polnear": dev} | ({"domain": held} if held else {})
    labelled = [[label(tokenizer, coded, options.length) for coded in part if coded.text.strip()] for part in (train, own)]
    return labelled[0], labelled[1], exams


def epoch_windows(texts: Sequence[Labelled], own: Sequence[Labelled], options: argparse.Namespace, draw: Random) -> list[Item]:
    """This epoch's windows: every text once, our own passages several times."""
    all_texts = [*texts, *(text for text in own for _ in range(options.repeat))]
    return [(text, window) for text in all_texts for window in cut(text.document, options.length, draw)]


def blend(average: Tagger, model: Tagger, decay: float) -> None:
    """Move the running average towards the model."""
    with torch.no_grad():
        for mine, theirs in zip(average.parameters(), model.parameters(), strict=True):
            if theirs.requires_grad:
                mine.lerp_(theirs, 1 - decay)


class Training:
    """A model on its way: optimiser, annealing, running average and the log."""

    def __init__(self, model: Tagger, options: argparse.Namespace, steps: int) -> None:
        model.half = torch.bfloat16
        self.options, self.steps, self.model = options, steps, model
        self.average = copy.deepcopy(model).eval()
        self.optimizer = optimizer_of(model, options.rate)
        self.begun, self.step, self.pieces, self.recent = time.time(), 0, 0, 0.0
        self.scheduler = torch.optim.lr_scheduler.LambdaLR(self.optimizer, self._rate)
        self.workers = Workers(model, options.workers)

    @property
    def seconds(self) -> float:
        """Seconds since the start."""
        return time.time() - self.begun

    def progress(self, step: int) -> float:
        """Share of the run that is over, by steps or by minutes, whichever ends first."""
        return min(1.0, max(step / self.steps, self.seconds / 60 / self.options.minutes))

    def _rate(self, step: int) -> float:
        return min((step + 1) / 100, 0.01 + 0.99 * (0.5 + 0.5 * math.cos(math.pi * self.progress(step))))

    def epoch(self, batches: Sequence[Sequence[Item]], edges: tuple[int, int], draw: Random) -> None:
        """Take the batches in order; stop early when the run is over."""
        self.workers.train()
        for items in batches:
            count = self.options.workers
            parts = [items[i::count] for i in range(count) if items[i::count]]
            self.recent += self.workers.step([arrays(part, edges, draw, HIDDEN) for part in parts])
            torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
            self.optimizer.step()
            self.scheduler.step()
            self.step += 1
            self.pieces += sum(w.high - w.low for _, w in items)
            blend(self.average, self.model, min(self.options.average, self.step / (self.step + 10)))
            if self.step % 50 == 0:
                speed = f"{self.seconds:.0f} s, {self.pieces / self.seconds:.0f} pieces/s"
                say(f"{self.step}/{self.steps} loss {self.recent / 50:.3f} {speed}")
                self.recent = 0.0
            if self.progress(self.step) >= 1.0:
                break


def say(line: str) -> None:
    """One line of the log."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main() -> None:
    """Train, measure after each epoch, keep the averaged weights."""
    options = arguments()
    draw = Random(options.seed)
    torch.manual_seed(options.seed)
    torch.set_num_threads(1)
    options.out.mkdir(parents=True, exist_ok=True)
    tokenizer = Tokenizer.from_file(str(options.base / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    edges = (tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]"))
    texts, own, exams = material(options, tokenizer)
    model = load_base(options.base, options.dropout)
    if options.start:
        model.load_state_dict(torch.load(options.start, weights_only=True))
    trial = shuffled(epoch_windows(texts, own, options, Random(0)), options.pieces, Random(0))
    run = Training(model, options, options.epochs * len(trial))
    say(f"{len(texts)} texts, {len(own)} passages, about {run.steps} steps")
    for epoch in range(options.epochs):
        run.epoch(shuffled(epoch_windows(texts, own, options, draw), options.pieces, draw), edges, draw)
        torch.save(run.average.state_dict(), options.out / f"epoch{epoch}.pt")
        decoder = decoder_of(run.average, tokenizer, options.length)
        figures = {name: measure(decoder, coded) for name, coded in exams.items()}
        say(f"epoch {epoch} {run.seconds:.0f} s {json.dumps(figures)}")
        if run.progress(run.step) >= 1.0:
            break
    torch.save(run.average.state_dict(), options.out / "tagger.pt")
    (options.out / "figures.json").write_text(json.dumps(figures, indent=1), "utf-8")


if __name__ == "__main__":
    main()
