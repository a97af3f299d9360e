"""Boilerplate: what the site, not the journalist, wrote around the article.

Only whole short paragraphs count. The patterns are matched against all of a paragraph, in lower case, with
plain spaces and straight apostrophes; closing `:`, `.` and `!` are allowed for.
"""

from __future__ import annotations

import re

__all__ = ["is_boilerplate"]

NETWORK = (
    r"(?:facebook|twitter|x|whatsapp|telegram|linkedin|instagram|pinterest|tiktok|youtube|reddit|messenger|"
    r"e-?mail|courriel|google (?:news|actualités)|bluesky|mastodon|threads|tumblr|vk|viber|skype|line)"
)
NETWORKS = rf"{NETWORK}(?:[ ,|/·]+(?:et |ou |and |or )?{NETWORK})*"
AUDIENCE = rf"(?:les réseaux(?: sociaux)?|vos (?:amis|proches)|social media|your friends|{NETWORKS})"
THIS = (
    r"(?:(?:cet |l')article|cette (?:histoire|page|info(?:rmation)?)|ce contenu"
    r"|this(?: (?:article|story|post|page))?)"
)
TITLE = r"(?: ?:)? .{1,160}"

PATTERNS: dict[str, tuple[str, ...]] = {
    "share": (
        rf"(?:vous pouvez |n'hésitez pas à )?(?:partage[rz]|share)(?: {THIS})?"
        rf"(?: (?:sur|avec|via|par|on|with) {AUDIENCE})?",
        NETWORKS,
    ),
    "button": (
        r"tweet(?:er)?|imprimer|print|j'aime|like|copier le lien|copy link|enregistrer",
        r"sauvegarder|play|pause",
        rf"envoyer(?: {THIS})? (?:par (?:e-?mail|courriel)|à un ami)",
        r"écouter(?: l'article)?",
    ),
    "follow": (
        r"(?:suivez|rejoignez|retrouvez)[- ]nous(?: (?:aussi )?sur .{1,120})?",
        r"(?:follow|join) us(?: on .{1,80})?",
    ),
    "subscribe": (
        r"(?:je m'abonne|s'abonner|abonnez[- ]vous|subscribe)(?: (?:à|to|pour) .{1,120})?",
        r"(?:inscrivez[- ]vous|inscription) à (?:notre|la|nos) (?:newsletter|lettre).{0,120}",
        r"(?:recevez|receive) .{0,80}(?:newsletter|lettre d'information).{0,80}",
        r"(?:cet )?article (?:est )?réservé aux abonnés|déjà abonné ?\?.{0,40}",
        r"il vous reste \d+ ?% de cet article à lire",
        r"newsletter|sign up for .{0,60}newsletter.{0,60}",
    ),
    "read_also": (
        rf"(?:à |a )?(?:lire|voir|écouter|regarder) (?:aussi|également)(?:{TITLE})?",
        rf"(?:à|a) (?:lire|voir|écouter|regarder)(?: ?:{TITLE})?",
        r"lire (?:la suite|plus)|en savoir plus|à découvrir|les plus lus|most read",
        rf"(?:read|see) (?:also|more|next)(?: ?:{TITLE})?",
        r"(?:articles?|contenus?|sujets?) (?:similaires?|liés?|connexes?|associés?|recommandés?)",
        r"sur le même (?:sujet|thème)|dans la même (?:rubrique|catégorie)|vous aimerez aussi",
        r"related(?: articles?| stories| news)?|you may also like",
        r"(?:lire|voir|consulter) l'article (?:original|complet)",
        r"(?:read|see) the (?:original|full) (?:article|story)",
    ),
    "comments": (
        r"(?:laisser?|laissez|ajoute[rz]|écri(?:re|vez)|poste[rz]|publie[rz]) un commentaire|réagir",
        r"(?:\d+ )?commentaires?(?: ?\(?\d+\)?)?|les commentaires sont fermés",
        r"signaler (?:un abus|ce commentaire|un contenu)",
        r"(?:connectez|identifiez)[- ]vous pour (?:commenter|réagir).{0,60}",
        r"soyez le premier à (?:commenter|réagir)",
        r"(?:\d+ )?comments?(?: ?\(?\d+\)?)?|comments are closed|leave a (?:comment|reply)",
    ),
    "copyright": (
        r"(?:©|\(c\) |copyright ).{0,140}",
        r"(?:tous droits réservés|all rights reserved).{0,80}",
        r"(?:toute )?reproduction (?:même partielle )?(?:est )?interdite.{0,80}",
    ),
    "cookies": (
        r"(?:nous utilisons|(?:ce|notre) site utilise|en poursuivant (?:votre|la) navigation)"
        r".{0,160}cookies.{0,160}",
        r"(?:we use|this (?:web)?site uses).{0,60}cookies.{0,160}",
        r"accepter et (?:continuer|fermer)|continuer sans accepter",
        r"(?:accepter|refuser|gérer)(?: tous)? les cookies|accept(?: all)? cookies",
    ),
    "legal": (
        r"mentions légales|politique de confidentialité|conditions (?:générales )?d'utilisation",
        r"privacy policy|terms of use",
    ),
    "advertisement": (
        r"publicité|advertisement|contenu sponsorisé|sponsored(?: content)?",
        r"(?:la suite|le reste)(?: de l'article)? après (?:la|cette) publicité",
    ),
    "navigation": (
        r"accueil|retour(?: à l'accueil| en haut)?|haut de page|menu|rechercher|search|home",
        r"(?:article )?(?:précédent|suivant)|(?:next|previous)(?: article| post)?",
        r"accueil(?: ?[>»›/] ?[a-zà-ÿ' -]{2,30}){1,5}|page \d+ (?:sur|/) \d+",
        r"article précédent article suivant|imprimer envoyer.{0,40}|agrandir le texte",
        r"voir plus|afficher plus|voir tout(?:es)?",
    ),
    "tags": (r"(?:tags?|mots?[- ]clés?|étiquettes?|thèmes? associés?|catégories?|keywords?) ?: .{1,200}",),
    "figures": (
        r"(?:temps de )?lecture ?:? ?\d+ ?min(?:utes?)?|\d+ ?min(?:utes?)? de lecture|\d+ min(?:ute)? read",
        r"\d[\d., ]*k? ?(?:vues?|partages?|j'aime|likes?|views?|shares?)",
    ),
    "published": (
        r"(?:publié|mis en ligne|posté) le .{6,40}\|? ?(?:mis à jour|modifié|actualisé) le .{6,40}",
    ),
    "player": (
        r"(?:cliquez ici pour (?:voir|regarder|lire) la|lecture|voir la|regarder la) vidéo",
        r"vidéo (?:non |in)disponible",
        r"(?:veuillez activer|votre navigateur ne (?:supporte|prend) pas).{0,60}",
    ),
    "agency": (
        r"\((?:reporting|additional reporting|writing|editing) by .{3,160}\)",
        r"\((?:reportage|rédigé|rédaction|traduit|édité|version française)[^()]{3,160}\)",
        r"our standards ?: the thomson reuters trust principles",
    ),
    "picture": (r"!\[[^\]]*\]\([^)]*\)", r"(?:photo|image) d'illustration"),
}
WHOLE = re.compile(
    rf"(?:{'|'.join(pattern for patterns in PATTERNS.values() for pattern in patterns)})(?: ?[:!.…>»])*"
)
LONGEST = 300

CREDIT = re.compile(
    r"\(?(?:Crédits? ?(?:photos?|images?)?|Photos?|PHOTO) ?:? ?"
    r"(?:[A-ZÀ-Þ][\w.'-]*[ /,&-]*|via |par |et ){1,6}\)?"
)
LONGEST_CREDIT = 60


def is_boilerplate(plain: str) -> bool:
    """Whether the paragraph is nothing but boilerplate, in French or in English."""
    if len(plain) > LONGEST:
        return False
    if len(plain) <= LONGEST_CREDIT and CREDIT.fullmatch(plain):
        return True
    return WHOLE.fullmatch(plain.lower()) is not None
