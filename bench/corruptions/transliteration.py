"""Names from other alphabets spelt as English spells them."""

from __future__ import annotations

from random import Random

from bench.corruptions.corruption import Carrier, Corruption, Family, Plant, edit

__all__ = ["CORRUPTIONS"]

RUSSIAN = (
    ("Poutine", "Putin"), ("Eltsine", "Yeltsin"), ("Iouri", "Yuri"), ("Khrouchtchev", "Khrushchev"),
    ("Brejnev", "Brezhnev"), ("Gorbatchev", "Gorbachev"), ("Choïgou", "Shoigu"), ("Tchekhov", "Chekhov"),
    ("Ouchakov", "Ushakov"), ("Evgueni", "Yevgeny"), ("Prigojine", "Prigozhin"), ("Ioulia", "Yulia"),
    ("Soljenitsyne", "Solzhenitsyn"), ("Patrouchev", "Patrushev"), ("Narychkine", "Naryshkin"),
    ("Michoustine", "Mishustin"), ("Joukov", "Zhukov"), ("Chostakovitch", "Shostakovich"),
    ("Loujkov", "Luzhkov"), ("Volodine", "Volodin"), ("Matvienko", "Matviyenko"), ("Rogozine", "Rogozin"),
)  # fmt: skip
UKRAINIAN = (
    ("Ianoukovitch", "Yanukovych"), ("Porochenko", "Poroshenko"), ("Iouchtchenko", "Yushchenko"),
    ("Timochenko", "Tymoshenko"), ("Kouleba", "Kuleba"), ("Zaloujny", "Zaluzhny"), ("Koutchma", "Kuchma"),
    ("Zelensky", "Zelenskyy"), ("Marioupol", "Mariupol"), ("Louhansk", "Luhansk"),
)  # fmt: skip
OTHERS = (
    ("Pékin", "Beijing"), ("Kadhafi", "Gaddafi"), ("Moubarak", "Mubarak"), ("Ben Laden", "Bin Laden"),
    ("Kaboul", "Kabul"), ("Bagdad", "Baghdad"), ("Le Caire", "Cairo"), ("Moscou", "Moscow"),
)  # fmt: skip
SENTENCES = (
    ("Selon {}, l’accord reste possible.", "According to {}, the deal is still possible."),
    ("Les partisans de {} ont fêté la nouvelle.", "Supporters of {} celebrated the news."),
    ("Le nom de {} revient souvent dans ce dossier.", "The name of {} often comes up in this case."),
    (
        "Il a longtemps écrit sur {} avant de prendre sa retraite.",
        "He long wrote about {} before he retired.",
    ),
)


def _planted(name: str, names: tuple[tuple[str, str], ...]) -> Corruption:
    def plant(rng: Random, carrier: Carrier) -> Plant:
        right, wrong = rng.choice(names)
        french, english = rng.choice(SENTENCES)
        line = rng.randrange(len(carrier.fr))
        clean = carrier.with_sentence(line, french.replace("{}", right), english.replace("{}", wrong))
        start = len(carrier.fr[line]) + 1 + french.index("{}")
        return edit(clean, line, start, start + len(right), wrong)

    return Corruption(name=name, family=Family.LOCALE, plant=plant)


CORRUPTIONS = (
    _planted("Russian name in English spelling", RUSSIAN),
    _planted("Ukrainian name in English spelling", UKRAINIAN),
    _planted("other name in English spelling", OTHERS),
)
