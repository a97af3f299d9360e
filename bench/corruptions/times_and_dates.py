"""Times and dates as English writes them, and dates that cannot be."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from random import Random

from bench.corruptions.corruption import Carrier, Corruption, Family, Plant, edit

__all__ = ["CORRUPTIONS"]

WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet",
    "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip
EVENTS = (
    ("La réunion a eu lieu {}.", "The meeting took place {}."),
    ("L’accident s’est produit {}.", "The accident happened {}."),
    ("Le vote se tiendra {}, selon le président.", "The vote will be held {}, according to the president."),
    ("{}, la police a bouclé le quartier.", "{}, police sealed off the district."),
    ("Le procès s’ouvrira {} à Lyon.", "The trial will open {} in Lyon."),
    ("Le texte a été signé {} par les deux ministres.", "The text was signed {} by both ministers."),
)

Made = tuple[str, str, str]
"""The right French, the wrong French, the English."""


def _planted(name: str, make: Callable[[Random], Made]) -> Corruption:
    """Adds a sentence that tells when, then tells it wrongly."""

    def plant(rng: Random, carrier: Carrier) -> Plant:
        right, wrong, told = make(rng)
        if rng.random() < 0.5:  # half of all articles have no no-break space between day and month
            right, wrong = right.replace("\u00a0", " "), wrong.replace("\u00a0", " ")
        french, english = rng.choice(EVENTS)
        at = french.index("{}")
        if at == 0:
            right, wrong, told = (text[0].upper() + text[1:] for text in (right, wrong, told))
        line = rng.randrange(len(carrier.fr))
        clean = carrier.with_sentence(line, french.replace("{}", right), english.replace("{}", told))
        start = len(carrier.fr[line]) + 1 + at
        if french[at + 2 : at + 3] == ".":
            wrong = wrong.removesuffix(".")
        article = right.index(" ") + 1
        return edit(clean, line, start + article, start + len(right), wrong[article:])

    return Corruption(name=name, family=Family.LOCALE, plant=plant)


def _time(rng: Random) -> tuple[int, int]:
    return rng.randrange(1, 12), rng.choice((0, 5, 10, 15, 20, 30, 45))


def _twelve_hours(rng: Random, style: Callable[[int, int, str], str]) -> Made:
    hour, minute = _time(rng)
    afternoon = rng.random() < 0.6
    half = "p" if afternoon else "a"
    clock = f"{hour + 12 * afternoon}\u00a0h" + (f"\u00a0{minute:02d}" if minute else "")
    english = f"at {hour}" + (f":{minute:02d}" if minute else "") + f" {half}.m."
    return f"à {clock}", "à " + style(hour, minute, half), english


def _with_stops(hour: int, minute: int, half: str) -> str:
    return f"{hour}" + (f":{minute:02d}" if minute else "") + f" {half}.m."


def _plain(hour: int, minute: int, half: str) -> str:
    return f"{hour}" + (f":{minute:02d}" if minute else "") + f" {half.upper()}M"


def _day(rng: Random) -> date:
    return date(2005, 1, 1) + timedelta(days=rng.randrange(6500))


def _french(day: date) -> str:
    number = "1er" if day.day == 1 else str(day.day)
    return f"{number}\u00a0{MONTHS[day.month - 1]} {day.year}"


def _english(day: date) -> str:
    return f"{day:%B} {day.day}, {day.year}"


def _month_first(rng: Random) -> Made:
    day = _day(rng)
    wrong = f"{MONTHS[day.month - 1]} {day.day}, {day.year}"
    return f"le {_french(day)}", f"le {wrong}", f"on {_english(day)}"


def _english_month(rng: Random) -> Made:
    day = _day(rng)
    return f"le {_french(day)}", f"le {_english(day)}", f"on {_english(day)}"


def _numeric(rng: Random) -> Made:
    day = _day(rng).replace(day=rng.randrange(13, 29))
    right, wrong = f"{day:%d/%m/%Y}", f"{day:%m/%d/%Y}"
    return f"le {right}", f"le {wrong}", f"on {wrong}"


def _impossible(rng: Random) -> Made:
    month, days = rng.choice(((2, 30), (4, 31), (6, 31), (9, 31), (11, 31), (2, 31), (3, 32), (8, 35)))
    day = _day(rng).replace(month=month, day=rng.randrange(2, 28))
    wrong = f"{days}\u00a0{MONTHS[month - 1]} {day.year}"
    return f"le {_french(day)}", f"le {wrong}", f"on {_english(day)}"


def _wrong_weekday(rng: Random) -> Made:
    day = _day(rng)
    other = WEEKDAYS[(day.weekday() + rng.randrange(1, 7)) % 7]
    right = WEEKDAYS[day.weekday()]
    return f"le {right} {_french(day)}", f"le {other} {_french(day)}", f"on {day:%A}, {_english(day)}"


def _capital(rng: Random) -> Made:
    day = _day(rng)
    month = MONTHS[day.month - 1]
    right = _french(day)
    return f"le {right}", f"le {right.replace(month, month.capitalize())}", f"on {_english(day)}"


CORRUPTIONS = (
    _planted("12-hour time, p.m.", lambda rng: _twelve_hours(rng, _with_stops)),
    _planted("12-hour time, PM", lambda rng: _twelve_hours(rng, _plain)),
    _planted("month before day", _month_first),
    _planted("English date", _english_month),
    _planted("numeric date, month first", _numeric),
    _planted("impossible date", _impossible),
    _planted("weekday contradicts date", _wrong_weekday),
    _planted("month capitalised", _capital),
)
