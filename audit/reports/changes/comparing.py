"""What changed from one run to another, article by article: findings by their fingerprints, and scores."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from audit.reports.exchange.result_schema import ArticleFindings, FlagResult
from audit.reports.exchange.score_schema import MetricResult, ScorePair
from audit.reports.wording import count

SAME_TEXT = "The text is the same: other models, settings or versions made the difference."
WITHIN = "That is within the 95 % interval, so no difference that counts."
IN_ROUND_TRIP = (
    "Findings are gone and none came, so the text is no worse. On the way to English and back the models "
    "repair punctuation, accents and agreement, and write calques of their own: where they write what stood "
    "there before the fix, the right French counts against the score."
)
AGAINST_ORIGINAL = (
    "Findings are gone and none came, so the text is no worse. The score compares one English wording with "
    "another, and a right fix may lead the models to another wording than the original's."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreChange:
    """A score of an article in both runs, 0 to 100, and why a fall need not mean what it seems to."""

    name: str
    before: float
    after: float
    explanation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleChanges:
    """What changed in one article.

    `state` is a word on the article: added, removed, failed, edited, or unedited. `gone` are findings that
    the later run has not; those that are set aside there are counted in `aside`, and `still` counts those
    that both have.
    """

    id: str
    title: str
    state: str
    new: tuple[FlagResult, ...] = ()
    gone: tuple[FlagResult, ...] = ()
    still: int = 0
    aside: int = 0
    scores: tuple[ScoreChange, ...] = ()

    @property
    def is_to_be_told(self) -> bool:
        """Whether anything came of it."""
        found = bool(self.new or self.gone or self.aside or self.scores)
        return found or self.state not in ("unedited", "edited")


@dataclass(frozen=True, slots=True, kw_only=True)
class RunChanges:
    """What changed from the run `before` to the run `after`, by article.

    `caution` says how the recipes differ, in a sentence; it is empty where they are the same.
    """

    before: str
    after: str
    caution: str
    articles: tuple[ArticleChanges, ...]

    @property
    def new(self) -> tuple[FlagResult, ...]:
        """Every finding that only the later run has."""
        return tuple(flag for article in self.articles for flag in article.new)

    @property
    def total(self) -> str:
        """The whole in a sentence."""
        numbers = (
            count(len(self.new), "new finding"),
            f"{sum(len(one.gone) for one in self.articles)} gone",
            f"{sum(one.still for one in self.articles)} still there",
            f"{sum(one.aside for one in self.articles)} set aside since",
        )
        return f"{count(len(self.articles), 'article')}: {', '.join(numbers)}."


def changes(before: Iterable[ArticleFindings], after: Iterable[ArticleFindings]) -> Iterator[ArticleChanges]:
    """The articles of the later run in its order, then those that only the earlier one has."""
    earlier = {result.id: result for result in before}
    for result in after:
        yield _changes(earlier.pop(result.id, None), result)
    for result in earlier.values():
        yield ArticleChanges(id=result.id, title=_title(result), state="removed")


def _changes(old: ArticleFindings | None, new: ArticleFindings) -> ArticleChanges:
    if new.digest is None or (old and old.digest is None):
        return ArticleChanges(id=new.id, title=_title(new), state="failed")
    if old is None:
        return ArticleChanges(id=new.id, title=_title(new), state="added", new=tuple(new.flags))
    came, gone, still = _matched(old.flags, [*new.flags, *new.suppressed])
    aside = {one.fingerprint for one in new.suppressed}
    told = tuple(one for one in came if one.fingerprint not in aside)
    mended = old.digest != new.digest and bool(gone) and not told
    kept = sum(one.fingerprint not in aside for one in still)
    return ArticleChanges(
        id=new.id,
        title=_title(new),
        state="unedited" if old.digest == new.digest else "edited",
        new=told,
        gone=tuple(gone),
        still=kept,
        aside=len(still) - kept,
        scores=tuple(_scores(old, new, mended=mended)),
    )


def _matched(
    old: Sequence[FlagResult], new: Sequence[FlagResult]
) -> tuple[list[FlagResult], list[FlagResult], list[FlagResult]]:
    """The findings that only the later has, those that only the earlier has, and the later's of both.

    A finding that lists many places is the same while it marks one of its texts still.
    """
    names = {one.fingerprint for one in old}
    still = [one for one in new if one.fingerprint in names]
    known = {one.fingerprint for one in still}
    gone = [one for one in old if one.fingerprint not in known]
    came = [one for one in new if one.fingerprint not in known]
    for one in [one for one in came if one.places]:
        like = next((other for other in gone if _share_texts(one, other)), None)
        if like:
            came.remove(one)
            gone.remove(like)
            still.append(one)
    return came, gone, still


def _share_texts(one: FlagResult, other: FlagResult) -> bool:
    texts = {place.text for place in other.places}
    return one.check == other.check and any(place.text in texts for place in one.places)


def _scores(old: ArticleFindings, new: ArticleFindings, *, mended: bool) -> Iterator[ScoreChange]:
    pairs = (
        ("against the original", old.scores.source, new.scores.source, AGAINST_ORIGINAL),
        ("in a round trip", old.scores.round_trip, new.scores.round_trip, IN_ROUND_TRIP),
    )
    for against, before, after, reason in pairs:
        for name, was, now in _metrics(before, after):
            if round(was.value, 1) != round(now.value, 1):
                same = old.digest == new.digest
                why = SAME_TEXT if same else _why(was, now, reason if mended else "")
                yield ScoreChange(
                    name=f"{name} {against}", before=was.value, after=now.value, explanation=why
                )


def _metrics(
    before: ScorePair | None, after: ScorePair | None
) -> list[tuple[str, MetricResult, MetricResult]]:
    if before is None or after is None:
        return []
    return [("chrF", before.chrf, after.chrf), ("BLEU", before.bleu, after.bleu)]


def _why(was: MetricResult, now: MetricResult, reason: str) -> str:
    if now.value >= was.value:
        return ""
    within = was.low is not None and now.value >= was.low
    return " ".join(part for part in (WITHIN if within else "", reason) if part)


def _title(result: ArticleFindings) -> str:
    return result.title or result.id
