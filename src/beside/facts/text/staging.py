"""T, N and M with their prefixes, and stage groups; scans of weights and vertebrae are no stage."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from beside.facts.text.make import Found
from beside.facts.text.tables import staging_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from beside.facts.text.context import Context

T_TOKEN = re.compile(
    r"(?<![A-Za-z0-9])(?P<prefix>[yYmMrRaA]{0,2}(?:[pcPC]\s?)?[yYmM]?)[Tt]"
    r"(?P<value>(?:is|IS|Is)(?:\s?\((?:DCIS|LCIS|Paget|paget|pu|pd)\))?"
    r"|[\s:=-]{0,2}(?:[0-4]|(?<=[pPcC]T)[oOlI])(?:mic?|[a-dA-D](?:[1-3](?!\d))?(?:/[a-d])?)?(?:\s?\([a-z0-9]{1,3}\))?|[\s:=-]{0,2}[xX])"
    r"(?=$|[^A-Za-z0-9]|[NM][0-4oOxX]|[pc][NM])"
)
N_TOKEN = re.compile(
    r"(?P<prefix>[yYrRaA]{0,2}(?:[pcPC]\s?)?)[Nn][\s:=-]{0,2}"
    r"(?P<value>(?:[0-3](?:mic?|[a-cA-C](?:[12](?!\d))?(?:/[a-c])?)?(?:\s?\((?:sn|i[+-]|i|mol[+-]|mi|f)\)){0,2}|[xX])(?=$|[^A-Za-z0-9]|M[01oOxX]|[pc]M|L[01]|R[012])"
    r"|(?:(?<=[pPcC]N)[oO]|o(?=\s[pc]?M\s?[01OoXx])|O(?=\s?(?:[,;)/\].(]|$|[pc]?M[01OoXx]|\n)))(?![a-z]))"
)
M_TOKEN = re.compile(
    r"(?P<prefix>[yYrRaA]{0,2}(?:[pcPC]\s?)?)[Mm][\s:=-]{0,2}"
    r"(?P<value>(?:[01]|O|(?<=[pPcC]M)o)(?:[a-eA-E])?(?:\s?\(i[+]\))?|[xX])(?=$|[^A-Za-z0-9])"
)
ALONE = re.compile(r"(?<![A-Za-z0-9])(?=[yYrRaA]{0,2}(?:[pcPC]\s?)?[NM])")
GAP = re.compile(r"[\s,;/.()\[\]|&-]{0,4}(?:and\s)?")
BASIS = re.compile(r"(?P<clinical>clinical(?:ly)?)|(?P<pathologic>patholog(?:ic(?:al)?(?:ally)?|y)|\(ptnm\)|ptnm)")
MISREAD = {"O": "0", "L": "1", "I": "1"}  # letters that stand for a number where a scan was read before
ROMAN = {"0": "0", "1": "I", "2": "II", "3": "III", "4": "IV"}
STAGE = re.compile(r"stage(?:\s?(?:group(?:ing)?|disease))?[\s:=]{0,3}(?:is\s|of\s|was\s)?(?:(?:ajcc|figo|clinical|pathologic(?:al)?|anatomic|prognostic|group|tnm|uicc)[\s:,]{1,2}){0,2}(?P<group>iv|iii|ii|i|[0-4])(?:[\s-]?(?P<letter>[a-e](?![a-z]))(?P<digit>[1-3](?!\d))?)?(?![a-z0-9+]|\s?(?:out\s)?of\s\d|\s?/\s?\d|\.\d|\s?(?:-|to|or)\s?(?:stage\s)?(?:iv|iii|ii|i)[a-e]?\d?(?![a-z0-9]))")
FIGO = re.compile(r"(?:figo)[\s:,]{0,2}(?:\d{4}[\s:,]{0,2})?(?:stage\s)?(?P<group>iv|iii|ii|i)(?:(?P<letter>[a-c](?![a-z]))(?P<digit>[1-3](?!\d))?)?(?![a-z0-9])")
BARE_GROUP = re.compile(r"(?<![A-Za-z0-9])(?P<group>IV|III|II|I)(?P<letter>[A-C])?(?P<digit>[1-3])?(?=\s?\(\s?[ypc]{0,2}T\s?[0-4])")
BINET = re.compile(r"binet(?:\sstage)?[\s:]{1,2}(?P<group>[abc])(?![a-z0-9])")


def read_staging(context: Context) -> Iterator[Found]:
    yield from read_categories(context)
    yield from read_groups(context)


def read_categories(context: Context) -> Iterable[Found]:
    """T with the N and M that follow it, and an N or M of its own where its prefix or its label says what it is."""
    found = [*stated_categories(context)]
    legend = is_legend(context, found)
    return (one for one in found if not (legend and is_defined(context, one)))


def is_legend(context: Context, found: Sequence[Found]) -> bool:
    """Whether a form explains the categories instead of choosing one: three values of T, each with its definition."""
    return len({one.value for one in found if one.kind == "stage.t" and is_defined(context, one)}) > 2


def is_defined(context: Context, one: Found) -> bool:
    return context.note.plain.text[one.end : one.end + 2].strip().startswith(":")


def stated_categories(context: Context) -> Iterator[Found]:
    taken: set[int] = set()
    for token in T_TOKEN.finditer(context.note.plain.text):
        if is_category(context, token):
            for found in sequence(context, token):
                taken.add(found.start)
                yield found
    yield from read_lone(context, taken)


def prefix_of(token: re.Match[str]) -> str:
    return token["prefix"].strip().lower()


def sequence(context: Context, token: re.Match[str]) -> Iterator[Found]:
    basis = prefix_of(token) or basis_before(context, token.start())
    yield category("stage.t", basis, token)
    end = token.end()
    for kind, pattern in (("stage.n", N_TOKEN), ("stage.m", M_TOKEN)):
        gap = GAP.match(context.note.plain.text, end)
        following = pattern.match(context.note.plain.text, gap.end() if gap else end)
        if following is None or not fits(following):
            continue
        own = prefix_of(following)
        yield category(kind, own or (basis if kind == "stage.n" else own), following)
        end = following.end()


def fits(token: re.Match[str]) -> bool:
    """Lower-case letters are a category only with a prefix: "n 2" is none."""
    letter = token.group()[len(token["prefix"]) :].strip()[:1]
    return letter.isupper() or bool(token["prefix"])


def category(kind: str, basis: str, token: re.Match[str]) -> Found:
    return Found(kind, basis, value_of(kind, token["value"]), token.start(), token.end(), "tnm")


def value_of(kind: str, written: str) -> str:
    """As the manuals write it: T2a, Tis, N1mi, N0(i+), MX; of `2a/b` only what both share."""
    letter = kind[-1].upper()
    value = written.strip(" :=-\t\n").replace(" ", "")
    if value[:2].lower() == "is":
        return f"{letter}is{value[2:]}"
    if "/" in value:
        value = value[0]
    head = MISREAD.get(value[0].upper(), value[0].upper())
    rest = value[1:].lower()
    return f"{letter}{head}{'mi' if rest == 'mic' else rest}"


def is_category(context: Context, token: re.Match[str]) -> bool:
    """Whether a T is a stage: by its prefix, by an N after it, by a word of staging before it; never in a scan."""
    text, low = context.note.plain.text, context.note.plain.low
    following = low[token.end() : token.end() + 24].lstrip(" -")
    words = staging_words()
    if following.startswith(tuple(words["never after"])):
        return False
    if not fits_t(token):
        return False
    gap = GAP.match(text, token.end())
    following_n = N_TOKEN.match(text, gap.end() if gap else token.end())
    prefix = set(prefix_of(token))
    if prefix or (following_n is not None and fits(following_n)):
        return bool(prefix - {"m", "a", "r"}) or following_n is not None or has_word(context, token)
    return has_word(context, token)


def fits_t(token: re.Match[str]) -> bool:
    letter = token.group()[len(token["prefix"]) :].strip()[:1]
    return letter == "T" or prefix_of(token).endswith(("p", "c"))


def has_word(context: Context, token: re.Match[str]) -> bool:
    first, last = context.note.sentence(token.start())
    words, low = staging_words(), context.note.plain.low
    before = low[max(first, token.start() - 70) : token.start()]
    around = low[max(first, token.start() - 70) : min(last, token.end() + 60)]
    if any(word in around for word in words["never near"]):
        return False
    return any(word in before for word in words["before a category"])


def basis_before(context: Context, start: int) -> str:
    """`c` or `p` where the words before say so: "clinical stage 2A (T1, N1, M0)"."""
    first, _ = context.note.sentence(start)
    found = list(BASIS.finditer(context.note.plain.low, max(first, start - 50), start))
    if not found:
        return ""
    return "c" if found[-1]["clinical"] else "p"


def read_lone(context: Context, taken: AbstractSet[int]) -> Iterator[Found]:
    """An N or M that follows no T: with a prefix, or after a label of nodes or metastasis."""
    text = context.note.plain.text
    for place in ALONE.finditer(text):
        for kind, pattern in (("stage.n", N_TOKEN), ("stage.m", M_TOKEN)):
            token = pattern.match(text, place.end())
            if token is None or token.start() in taken or not fits(token):
                continue
            prefixed = bool(set(prefix_of(token)) & {"p", "c", "y"})
            if (prefixed and "\n" not in token.group()) or labelled(context, kind, token):
                basis = prefix_of(token) or basis_before(context, token.start())
                yield category(kind, basis, token)


def labelled(context: Context, kind: str, token: re.Match[str]) -> bool:
    first, _ = context.note.sentence(token.start())
    before = context.note.plain.low[max(first, token.start() - 60) : token.start()]
    return any(word in before for word in staging_words()[f"before {kind}"])


def read_groups(context: Context) -> Iterator[Found]:
    note = context.note
    for hit in note.hits("stage-word"):
        found = (FIGO if hit.term.name == "figo" else STAGE).match(note.plain.low, hit.start)
        if found is not None and is_group(context, found):
            yield group(found, system_of(context, found))
        elif hit.term.name == "binet" and (found := BINET.match(note.plain.low, hit.start)):
            yield Found("stage.group", "Binet", found["group"].upper(), *found.span(), "stage-group")
    for found in BARE_GROUP.finditer(note.plain.text):
        first, _ = note.sentence(found.start())
        if "stage" not in note.plain.low[max(first, found.start() - 30) : found.start()]:
            yield group(found, "")


def group(found: re.Match[str], system: str) -> Found:
    roman = ROMAN.get(found["group"], found["group"].upper())
    value = f"{roman}{(found['letter'] or '').upper()}{found['digit'] or ''}"
    return Found("stage.group", system, value, *found.span(), "stage-group")


def is_group(context: Context, found: re.Match[str]) -> bool:
    """Kidneys, ulcers and operations have stages too."""
    first, last = context.note.sentence(found.start())
    words, low = staging_words(), context.note.plain.low
    around = low[max(first, found.start() - 30) : min(last, found.end() + 30)]
    return not any(word in around for word in words["never near a group"])


def system_of(context: Context, found: re.Match[str]) -> str:
    first, last = context.note.sentence(found.start())
    around = context.note.plain.low[max(first, found.start() - 30) : min(last, found.end() + 40)]
    for word, system in staging_words()["systems"].items():
        if word in around:
            return str(system)
    return ""
