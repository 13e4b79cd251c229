"""What readers find in files whose text runs from right to left.

Readers turn such text around, each in its own way, and lose the order where words meet
numbers, brackets or other scripts; see docs/right-to-left.md. So words and strings are
counted, one by one: a word is found if the page has it as it is, a phrase of three
words with the blanks between them, a string (a line on the page) without blanks. Others
are what runs from left to right: telephone numbers, addresses on the web, names.
"""

import re
import unicodedata
from pathlib import Path

# The least share, in percent, that each reader must find. What it can lose is named; "–"
# is where it loses most of it, whatever the file does.
KINDS = "words", "others", "phrases", "one script", "brackets", "numbers", "Latin", "kanji", "signs"
LEAST = {
    "poppler": (99, 95, 98, 94, 50, 70, None, None, None),
    "MuPDF": (100, 100, 98, 100, 100, 100, 100, 100, 100),
    "pdfium": (99, 90, 97, 94, None, 35, None, None, None),
    "pdf.js": (90, 90, None, 55, 50, 50, 60, 45, 50),
}
# Less is asked of these flyers: poppler and pdfium lose the Japanese sentences beside their
# headings that end in a mark (いくら払いますか。), and poppler loses dates (13 يناير).
BESIDE = "health-check", "insurance"
LESS = {
    "poppler": {"others": 88, "numbers": 58},
    "pdfium": {"others": 75},
    "pdf.js": {"words": 88},
}
ENOUGH = 10  # of which a share says something
SHOWN = 3  # losses named per reader and kind
MARKS = ".!:-،؛؟۔"  # in words of any script
JOINERS = "\u200c\u200d"


def is_right_to_left(pages):
    sides = [unicodedata.bidirectional(c) for page in pages for c in page]
    return sum(side in ("R", "AL") for side in sides) > sides.count("L")


def report(tag, pages, readers, pdf):
    """Prints a row for each reader; the result is what is too little, and what is lost."""
    complaints, losses = [], []
    pages = [plain(page) for page in pages]
    is_beside = Path(pdf).parent.name in BESIDE
    for name, read in readers.items():
        less = LESS.get(name, {}) if is_beside else {}
        found = {}
        others = [plain(page) for page in read(pdf)]
        others += [""] * (len(pages) - len(others))
        lost = {}
        for kind, text, is_found in parts(pages, others):
            hits, total = found.get(kind, (0, 0))
            found[kind] = (hits + is_found, total + 1)
            if not is_found:
                lost.setdefault(kind, []).append(text)
        cells = []
        for kind, least in zip(KINDS, LEAST[name]):
            least = less.get(kind, least)
            hits, total = found.get(kind, (0, 0))
            cells.append(f"{hits}/{total}".rjust(11))
            if least and total >= ENOUGH and 100 * hits < least * total:
                complaints.append(f"{tag} {name}: {hits} of {total} found, {least} % expected: {kind}")
                complaints += [f"{tag} {name}: lost, {kind}: {text}" for text in lost[kind][:SHOWN]]
        print(f"{tag:9}{name:9}{''.join(cells)}")
        for kind, texts in lost.items():
            more = f" … and {len(texts) - SHOWN} more" if len(texts) > SHOWN else ""
            losses.append(f"{tag} {name}, {kind}: " + " | ".join(texts[:SHOWN]) + more)
    return complaints, losses


def header():
    print(f"\n{'from right to left':18}{''.join(kind.rjust(11) for kind in KINDS)}")


def parts(pages, others):
    """Words, phrases and strings: kind, text, and whether the reader has it."""
    for page, other in zip(pages, others):
        run = " ".join(other.split())
        joined = "".join(other.split())
        for line in page.split("\n"):
            # Wide gaps part what is drawn apart, such as a label and its heading.
            for text in re.split(r"\s{2,}", line.strip()):
                if has_letters(text):
                    yield kind_of(text), text, "".join(text.split()) in joined
                tokens = text.split()
                words = [token.strip(MARKS) for token in tokens]
                for word in words:
                    if is_word(word):
                        yield "words", word, word in other
                for word in text.split():
                    word = word.strip(MARKS + "()[]«»“”‘’،…")
                    if is_other(word):
                        yield "others", word, word in other
                for three in zip(*(tokens[start:] for start in range(3))):
                    if all(map(is_word, three)):
                        yield "phrases", " ".join(three), " ".join(three) in run


def plain(text):
    """As people search: no marks that only steer, and marks of a letter in their order."""
    kept = (c for c in text if c in JOINERS or unicodedata.category(c) != "Cf")
    return unicodedata.normalize("NFC", "".join(kept)).replace("\xa0", " ")


def is_letter(character):
    side = unicodedata.bidirectional(character)
    return side in ("R", "AL", "NSM") or character in JOINERS


def has_letters(text):
    return any(unicodedata.bidirectional(c) in ("R", "AL") for c in text)


def is_word(text):
    return bool(text) and all(map(is_letter, text)) and unicodedata.category(text[-1]) != "Po"


def is_other(text):
    """Whether it runs from left to right, and is more than a single sign."""
    sides = [unicodedata.bidirectional(c) for c in text]
    return len(text) > 1 and not {"R", "AL", "NSM"} & set(sides) and bool({"L", "EN"} & set(sides))


def kind_of(text):
    """By what a reader has the most trouble with."""
    rest = [c for c in text if not is_letter(c) and not c.isspace() and c not in MARKS]
    if any(unicodedata.east_asian_width(c) in "WF" for c in rest):
        return "kanji"
    if any(unicodedata.bidirectional(c) == "L" for c in rest):
        return "Latin"
    if any(unicodedata.bidirectional(c) in ("EN", "AN") for c in rest):
        return "numbers"
    if any(unicodedata.mirrored(c) or c in "“”‘’\"" for c in rest):
        return "brackets"
    return "signs" if rest else "one script"
