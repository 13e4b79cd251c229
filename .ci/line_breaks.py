"""Judges where lines break in Thai, Khmer, Burmese and Lao, whose words stand without blanks.

Usage: line_breaks.py TEXTS CONTENT

TEXTS holds <flyer>/<tag>.breaks: `printed`, the texts on the pages as lists of lines, and
`pieces`, all texts as lists of the pieces that no line break parts. In CONTENT, the files
of languages say which names stay whole, and the packs what is counted.

Two judges who do not know each other cut each text into words: ICU, and a library of
people who work on the language. A line that breaks inside a word of both is a fault. Where
only one of them has a word there, it is a compound if the other begins and ends a word
where it does: then a break between its parts is fine, else it is a fault too, since one
of them cannot know what it cuts. Who reads the language decides between them: what its
file keeps whole is a word, and a break at its edge is fine.

None may break between a number and what it counts. In no language a line may break in a
name that its file keeps whole; whether one is broken by a mark of the pack at other
widths is nobody's concern.
"""

import json
import re
import sys
import tomllib
from functools import cache
from importlib.metadata import version
from pathlib import Path

from burmesenlp import word_tokenize as burmese
from icu4py.breakers import WordBreaker
from khmercut import tokenize as khmer
from laonlp.tokenize import word_tokenize as lao
from pythainlp.tokenize import word_tokenize as thai

# Language: its letters and marks, who else knows its words, and how they are cut.
JUDGED = {
    "th": ("\u0e01-\u0e3a\u0e40-\u0e4e", "pythainlp", thai),
    "km": ("\u1780-\u17d3", "khmercut", khmer),
    "my": ("\u1000-\u1049\u1050-\u109f", "burmesenlp", burmese),
    "lo": ("\u0e81-\u0ece\u0edc-\u0edf", "laonlp", lao),
}
# Not a telephone number, a time or a range.
NUMBER = re.compile(r"(?<![\d:.,–-])\d+(?:[.,]\d+)?[ \u00a0]?$")
# In a pack: a number of the facts, and what stands behind it, if that is no other number.
COUNTED = re.compile(r"\{number:[^{}|]*\}[ \u00a0]?([^\W\d_][^\s{]*+)(?![ \u00a0]?\{)")
# What is not printed, and blanks: they do not count in a name.
BLANK = re.compile(r"[\s\u00ad\u200b\u2060]+")


def ends(pieces):
    """Where pieces end, the last one left out."""
    place, places = 0, []
    for piece in pieces[:-1]:
        place += len(piece)
        places.append(place)
    return places


def words(text, letters, split):
    """Where words begin and end that a judge finds in the stretches of a script."""
    places = set()
    for stretch in re.finditer(f"[{letters}]+", text):
        places.update((stretch.start(), stretch.end()))
        parts = split(stretch.group())
        if "".join(parts) != stretch.group():
            sys.exit(f"a judge changed the text: {stretch.group()}: {parts}")
        places.update(stretch.start() + end for end in ends(parts))
    return places


@cache
def cut(tag, text):
    """Where both judges of a language cut a text."""
    letters, _, split = JUDGED[tag]
    return [words(text, letters, judge) for judge in (lambda part: list(WordBreaker(part, tag)), split)]


def around(place, places):
    """The word of a judge in which a place stands."""
    return max(p for p in places if p < place), min(p for p in places if p > place)


def is_fault(place, one, other):
    """Whether a line that breaks there cuts a word."""
    if place in one and place in other:
        return False
    if place not in one and place not in other:
        return True
    first, last = around(place, other if place in one else one)
    knows = one if place in one else other
    return not (first in knows and last in knows)


def sides(text, place):
    """What stands before and behind a place, as names are compared."""
    return [BLANK.sub("", part) for part in (text[:place], text[place:])]


def cut_names(text, place, names):
    """The names in which a place stands."""
    before, behind = sides(text, place)
    for name in names:
        cuts = range(1, len(name))
        if any(before.endswith(name[:cut]) and behind.startswith(name[cut:]) for cut in cuts):
            yield name


def is_at_name(text, place, names):
    """Whether a name ends or begins at a place."""
    before, behind = sides(text, place)
    return any(before.endswith(name) or behind.startswith(name) for name in names)


def judge(tag, kind, pieces, names, counters):
    """The breaks of a text: which cut something, and how many parts of compounds."""
    text = "".join(pieces)
    faults, compounds = [], 0
    for place in ends(pieces):
        shown = f"{text[max(place - 24, 0) : place]}|{text[place : place + 24]}"
        if kind == "printed":
            faults += [f"in the name {name}: {shown}" for name in cut_names(text, place, names)]
        if tag not in JUDGED:
            continue
        letters = JUDGED[tag][0]
        if re.match(f"[{letters}]", text[place:]):
            if NUMBER.search(text[:place]) and text.startswith(counters, place):
                faults.append(f"between a number and what it counts: {shown}")
            if re.match(f"[{letters}]", text[place - 1]) and not is_at_name(text, place, names):
                one, other = cut(tag, text)
                if is_fault(place, one, other):
                    whole = {text[slice(*around(place, judge))] for judge in (one, other) if place not in judge}
                    faults.append(f"in a word ({' '.join(sorted(whole))}): {shown}")
                compounds += place not in one or place not in other
    return faults, compounds


def names_of(folder, tag):
    """The names that a language keeps whole; what leans on a word is no name."""
    with open(folder / "languages" / f"{tag}.toml", "rb") as file:
        keep = tomllib.load(file).get("habits", {}).get("keep", [])
    return [BLANK.sub("", name) for name in keep if not name[0].isspace()]


def counters_of(folder, tag):
    """The first words behind the numbers of the facts in the packs of a language."""
    packs = (path.read_text(encoding="utf-8") for path in folder.glob(f"*/{tag}.toml"))
    behind = (match[1] for pack in packs for match in COUNTED.finditer(pack.replace("\\u00A0", "\u00a0")))
    return tuple({next(iter(WordBreaker(words, tag))) for words in behind})


def main():
    texts, content = map(Path, sys.argv[1:])
    print(f"icu4py {version('icu4py')},", ", ".join(f"{name} {version(name)}" for _, name, _ in JUDGED.values()))
    files = sorted(texts.glob("*/*.breaks"))
    complaints = []
    rows = {}
    for path in files:
        tag = path.stem
        names = names_of(content, tag)
        counters = counters_of(content, tag) if tag in JUDGED else ()
        for kind, found in json.loads(path.read_text(encoding="utf-8")).items():
            row = rows.setdefault((tag, kind), [0, 0, 0])
            for pieces in found:
                faults, compounds = judge(tag, kind, pieces, names, counters)
                row[0] += len(pieces) - 1
                row[1] += compounds
                row[2] += len(faults)
                complaints += [f"{tag} {path.parent.name}, {kind}: {fault}" for fault in faults]
    print(f"\n{'language':12}{'':9}{'breaks':>8}{'in compounds':>14}{'faults':>8}")
    for (tag, kind), row in sorted(rows.items()):
        print(f"{tag:12}{kind:9}{row[0]:8}{row[1]:14}{row[2]:8}")
    for complaint in dict.fromkeys(complaints):
        print("BAD", complaint)
    lacking = JUDGED.keys() - {tag for tag, _ in rows}
    if lacking:
        sys.exit(f"no breaks of {' '.join(sorted(lacking))} in {texts}")
    return bool(complaints)


sys.exit(main())
