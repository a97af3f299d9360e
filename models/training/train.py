r"""Step 2: train one direction within a time budget.

    python -m models.training.train CONFIG --direction fr-en --work WORK --run RUN \
        --dev NEWS/flores-dev --minutes 100

Writes `stable.pt` every few minutes while the rates are stable (with `--resume`, a later run goes on from
there), and `decayed-*.pt` (weights alone) while they fall to zero within the budget: the last is the result.
A number written to the file `minutes` in RUN replaces `--minutes` while it runs. Two processes with `--peer`,
each the run folder of the other, train one model (see `meeting`).
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path

import torch
from torch import nn

from models.training import checkpoints
from models.training.batches import Corpus
from models.training.config import Config, Mix, load_config
from models.training.dev import Dev
from models.training.meeting import meet
from models.training.network import Batch, Network
from models.training.optimiser import Optimiser, Schedule

_MAX_NORM = 1.0
_FLUENT = 4.5  # dev loss above which translations are babble, and not worth the time to make them


class Trainer:
    """One run: the network, its optimiser, and where in the data it is."""

    def __init__(
        self,
        config: Config,
        corpus: Corpus,
        dev: Dev | None,
        run: Path,
        device: torch.device,
        peer: Path | None = None,
    ) -> None:
        self.config, self.corpus, self.dev, self.run, self.device = config, corpus, dev, run, device
        self.peer, self.reports = peer, 0
        torch.manual_seed(config.seed)
        self.network = Network(config).to(device)
        self.optimiser = Optimiser(self.network, config)
        self.schedule = Schedule(warmup_steps=1, seconds=0.0, decay_share=0.0)
        self.epoch, self.tokens, self.steps = 0, 0, 0

    def train(self, schedule: Schedule, *, every: float) -> None:
        """Train until the budget is spent; report, measure and save every `every` seconds."""
        self.schedule = schedule
        start, mark, nll, tokens, used = time.monotonic(), 0.0, 0.0, 0, time.process_time()
        self._describe()
        for step, batch in enumerate(self._batches(start)):
            elapsed = time.monotonic() - start
            nll += self._step(batch, self.schedule.factor(step, elapsed))
            tokens += batch.tokens
            if elapsed - mark > every and self.steps:
                speeds = tokens / (elapsed - mark), tokens / (time.process_time() - used)
                self._report(nll / tokens, speeds, (self.schedule.seconds - elapsed) / 60)
                self._meet()
                self._save(decaying=self.schedule.is_decaying(elapsed))
                self._reschedule()
                mark, nll, tokens, used = elapsed, 0.0, 0, time.process_time()
        self._report(nll / max(tokens, 1), (0.0, 0.0), 0.0)
        self._meet()
        self._save(decaying=True)

    def _meet(self) -> None:
        """Go on from the mean of this run's weights and its peer's."""
        self.reports += 1
        if self.peer and meet(self.network, self.run, self.peer, self.reports):
            print(f"mean of both: {self._measured()}", flush=True)

    def _describe(self) -> None:
        print(f"{sum(p.numel() for p in self.network.parameters()):,} parameters", flush=True)
        for phase, mix in (("stable", self.config.stable), ("decay", self.config.decay)):
            shares = self.corpus.shares(mix).items()
            listed = ", ".join(f"{name} {share:.1%}" for name, share in shares)
            print(f"{phase}, share of target tokens: {listed}", flush=True)

    def _reschedule(self) -> None:
        """Take the budget anew from the file `minutes`: how busy the machine will be is known late."""
        path = self.run / "minutes"
        if path.is_file():
            self.schedule = replace(self.schedule, seconds=60 * float(path.read_text(encoding="utf-8")))

    def resume(self) -> None:
        """Go on from the stable checkpoint, with an epoch not yet seen."""
        state = checkpoints.load(self.run / "stable.pt")
        self.network.load_state_dict(state["network"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.epoch, self.tokens, self.steps = state["epoch"] + 1, state["tokens"], state["steps"]

    def _step(self, batch: Batch, factor: float) -> float:
        loss = self.network(batch.to(self.device))
        (loss / batch.tokens).backward()
        nn.utils.clip_grad_norm_(self.network.parameters(), _MAX_NORM)
        self.optimiser.step(factor)
        self.tokens += batch.tokens
        self.steps += 1
        return float(loss.detach())

    def _batches(self, start: float) -> Iterator[Batch]:
        """Yield stable batches, then decay batches, until the budget is spent."""
        for batch in self._endless(self.config.stable):
            if self.schedule.is_decaying(time.monotonic() - start):
                break
            yield batch
        for batch in self._endless(self.config.decay):
            if time.monotonic() - start > self.schedule.seconds:
                return
            yield batch

    def _endless(self, mix: Mix) -> Iterator[Batch]:
        for epoch in count(self.epoch):
            self.epoch = epoch
            yield from self.corpus.epoch(
                mix, epoch, seed=self.config.seed, batch_tokens=self.config.batch_tokens
            )

    def _report(self, nll: float, speeds: tuple[float, float], left: float) -> None:
        print(
            f"step {self.steps:,}  tokens {self.tokens / 1e6:.2f} M  train {nll:.3f}  {self._measured()}"
            f"{speeds[0]:,.0f} tokens/s, {speeds[1]:,.0f} a CPU second  {left:.1f} min left",
            flush=True,
        )

    def _measured(self) -> str:
        if self.dev is None:
            return ""
        dev = self.dev.loss(self.network, self.device)
        scores = self.dev.scores(self.network, self.device) if dev < _FLUENT else ""
        return f"dev {dev:.3f}  {scores}  "

    def _save(self, *, decaying: bool) -> None:
        network = self.network.state_dict()
        if decaying:
            checkpoints.save(self.run / f"decayed-{self.steps:07d}.pt", {"network": network})
            return
        place = {"epoch": self.epoch, "tokens": self.tokens, "steps": self.steps}
        state = {"network": network, "optimiser": self.optimiser.state_dict(), **place}
        checkpoints.save(self.run / "stable.pt", state)


def main() -> None:
    """Parse the command line and train."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("config", type=Path)
    parser.add_argument("--direction", choices=("fr-en", "en-fr"), required=True)
    parser.add_argument("--work", type=Path, required=True, help="what `prepare` wrote")
    parser.add_argument("--run", type=Path, required=True, help="folder of this run's checkpoints")
    parser.add_argument(
        "--dev", type=Path, help="a news set never trained on, without its ending; none: nothing is measured"
    )
    parser.add_argument("--minutes", type=float, required=True)
    parser.add_argument("--every", type=float, default=4.0, help="minutes between reports and checkpoints")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    parser.add_argument("--resume", action="store_true", help="go on from the stable checkpoint of this run")
    parser.add_argument(
        "--peer", type=Path, help="the run folder of a process beside this one, with another seed"
    )
    parser.add_argument("--start", type=Path, help="begin with these weights (see `grow`)")
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    args.run.mkdir(parents=True, exist_ok=True)
    config = load_config(args.config)
    pad = config.vocabulary - 1
    corpus = Corpus.load(args.work, args.direction, pad=pad, longest=config.longest)
    dev = Dev.load(args.dev, args.work, args.direction, pad=pad) if args.dev else None
    trainer = Trainer(config, corpus, dev, args.run, torch.device(args.device), args.peer)
    if args.resume:
        trainer.resume()
    elif args.start:
        trainer.network.load_state_dict(checkpoints.load(args.start)["network"])
    schedule = Schedule(
        warmup_steps=config.warmup_steps, seconds=args.minutes * 60, decay_share=config.decay_share
    )
    trainer.train(schedule, every=args.every * 60)


if __name__ == "__main__":
    main()
