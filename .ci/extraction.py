"""Compares what extractors read from the PDFs with the text that was laid out.

Usage: extraction.py TEXTS PDFS [--pdfjs FOLDER] [--tags LANGUAGES]

TEXTS holds <tag>.txt: the text in reading order, a line for a line, a form feed
between pages; and <tag>.heard: the same without what is printed and not read out. Both sides are split at white space, and nothing is normalised; the
score is the share of words that agree in order, 100.0 only if all do. White space
that an extractor adds or drops inside a line is a mistake, therefore.

poppler (in content order), MuPDF and pdfium must score 100 in every language. So
must poppler through the tags, as screen readers on Linux ask it, but by characters:
it gives no white space that means anything, and must give what is heard.
That takes it ten seconds a file, so --tags can name the languages (ja,my,…) to ask it in.
pdf.js ignores ActualText: its score is for information, as is poppler's with layout
analysis, but it must not repeat a word for each of its glyphs.

Of files from right to left only what poppler finds through the tags must be all of the
text; what the readers find by themselves is counted in `right_to_left`.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import unicodedata
from collections import Counter
from difflib import SequenceMatcher
from importlib.metadata import version
from itertools import zip_longest
from pathlib import Path

import pymupdf
import pypdfium2

import right_to_left

SHOWN = 5  # differences printed per file and extractor


# --- extractors: a file to the text of its pages -----------------------------


def poppler(pdf, *options):
    done = subprocess.run(["pdftotext", "-enc", "UTF-8", *options, pdf, "-"], capture_output=True, check=True)
    return split_pages(done.stdout.decode())


def poppler_raw(pdf):
    return poppler(pdf, "-raw")


def poppler_tags(pdf):
    """All pages as one: what elements say, without marks that only steer."""
    done = subprocess.run(["pdfinfo", "-enc", "UTF-8", "-struct-text", pdf], capture_output=True, check=True)
    # What attributes say (`/Summary`) is printed as its bytes are.
    said = re.findall(r'^ *"(.*)"$', done.stdout.decode(errors="replace"), re.MULTILINE)
    return characters("".join(said))


def mupdf(pdf):
    with pymupdf.open(pdf) as document:
        return [page.get_text() for page in document]


def pdfium(pdf):
    document = pypdfium2.PdfDocument(pdf)
    texts = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return texts


def pdfjs(folder, pdfs):
    """All files at once, as starting node is what takes long."""
    with tempfile.TemporaryDirectory() as temporary:
        out = Path(temporary, "pages.json")
        script = Path(__file__).parent / "pdfjs" / "extract.mjs"
        done = subprocess.run(["node", script, folder, out, *pdfs], capture_output=True, text=True)
        if done.returncode != 0:
            sys.exit(f"pdf.js: {done.stderr}")
        return {Path(pdf): texts for pdf, texts in json.loads(out.read_text()).items()}


# --- the comparison ----------------------------------------------------------


def characters(text):
    """The characters of a text as words, so that `compare` compares them."""
    return [" ".join(c for c in text if not c.isspace() and unicodedata.category(c) != "Cf")]


def split_pages(text):
    return text.removesuffix("\f").split("\f")


def compare(expected, read):
    """The score in percent and the differences, each as a line of text."""
    agreeing = words = 0
    differences = []
    for number, (page, other) in enumerate(zip_longest(expected, read, fillvalue=""), 1):
        want, have = page.split(), other.split()
        matcher = SequenceMatcher(None, want, have, autojunk=False)
        agreeing += sum(block.size for block in matcher.get_matching_blocks())
        words += max(len(want), len(have))
        for kind, a, b, c, d in matcher.get_opcodes():
            if kind != "equal":
                before = visible(want[max(a - 2, 0) : a])
                differences.append(f"page {number}: … {before} [{visible(want[a:b])}] read [{visible(have[c:d])}]")
    rounded_down = 1000 * agreeing // max(words, 1) / 10
    return rounded_down if differences else 100.0, differences


def visible(words):
    """Words for people: what has no shape of its own is written as a number."""
    text = " ".join(words)
    return "".join(f"<{ord(c):04X}>" if unicodedata.category(c)[0] == "C" else c for c in text)[:120]


def repetitions(expected, read):
    """What is read several times where the page has it once.

    A word that is repeated for each of its n glyphs stands n times in a row: a piece
    of at least two characters twice, or of any length three times or more. White space
    is dropped first, as extractors guess it. A piece that the page itself repeats as
    often (`0120`, `……`) is fine, and so is one that the page does not have at all.
    """
    found = []
    for number, (page, other) in enumerate(zip_longest(expected, read, fillvalue=""), 1):
        want, have = "".join(page.split()), "".join(other.split())
        for pattern in r"(?=(.{2,40})\1)", r"(?=(.{1,40})\1\1)":
            times = 2 + pattern.count(r"\1\1")
            for piece, count in Counter(re.findall(pattern, have)).items():
                if piece in want and count > len(re.findall(f"(?={re.escape(piece * times)})", want)):
                    found.append(f"page {number}: {visible([piece])} stands {times} times in a row")
    total, limit = (sum(len("".join(page.split())) for page in pages) for pages in (read, expected))
    if total > 1.05 * limit:
        found.append(f"{total} characters instead of {limit}")
    return found


# -----------------------------------------------------------------------------


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("texts", type=Path)
    arguments.add_argument("pdfs", type=Path)
    arguments.add_argument("--pdfjs", default="")
    arguments.add_argument("--tags", default="")
    given = arguments.parse_args()

    texts = {path.stem: split_pages(path.read_text(encoding="utf-8")) for path in sorted(given.texts.glob("*.txt"))}
    heard = {tag: split_pages((given.texts / f"{tag}.heard").read_text(encoding="utf-8")) for tag in texts}
    tags = {path.stem for path in given.pdfs.glob("*.pdf")}
    if not texts or texts.keys() != tags:
        sys.exit(f"no text and PDF for the same languages: {' '.join(sorted(texts.keys() ^ tags)) or 'none'}")

    required = {"poppler": poppler_raw, "MuPDF": mupdf, "pdfium": pdfium}
    pdfs = {tag: given.pdfs / f"{tag}.pdf" for tag in texts}
    script = pdfjs(given.pdfjs, pdfs.values()) if given.pdfjs else {}
    poppler_version = subprocess.run(["pdftotext", "-v"], capture_output=True, text=True).stderr.split("\n")[0]
    print(f"{poppler_version}, PyMuPDF {version('PyMuPDF')}, pypdfium2 {version('pypdfium2')}")
    print("pdf.js", "ran" if script else "DID NOT RUN: not installed", end="\n\n")

    print(f"{'language':12}{''.join(name.rjust(9) for name in required)}     tags   (for information:) poppler's layout   pdf.js")
    complaints = [] if script or "CI" not in os.environ else ["pdf.js did not run"]
    complaints += [f"{tag}: a page without text" for tag, pages in texts.items() if not all(map(str.split, pages))]
    leftward = [tag for tag, pages in texts.items() if right_to_left.is_right_to_left(pages)]
    for tag, expected in texts.items():
        cells = []
        for name, extract in required.items():
            if tag in leftward:
                cells.append(f"{'below':>9}")
                continue
            score, differences = compare(expected, extract(pdfs[tag]))
            cells.append(f"{score:9.1f}")
            complaints += [f"{tag} {name}: {difference}" for difference in differences[:SHOWN]]
            if len(differences) > SHOWN:
                complaints.append(f"{tag} {name}: and {len(differences) - SHOWN} more")
        if not given.tags or tag in given.tags.split(","):
            score, differences = compare(characters("".join(heard[tag])), poppler_tags(pdfs[tag]))
            cells.append(f"{score:9.1f}")
            complaints += [f"{tag} poppler, by the tags: {difference}" for difference in differences[:SHOWN]]
        else:
            cells.append("not asked".rjust(9))
        print(f"{tag:12}{''.join(cells)}", end="")
        print(f"{compare(expected, poppler(pdfs[tag]))[0]:37.1f}", end="")
        if script and tag not in leftward:
            read = script[pdfs[tag]]
            repeated = repetitions(expected, read)
            print(f"{compare(expected, read)[0]:9.1f}{'  repeats' if repeated else ''}", end="")
            complaints += [f"{tag} pdf.js: {line}" for line in repeated[:SHOWN]]
        print()

    readers = {"poppler": poppler, "MuPDF": mupdf, "pdfium": pdfium}
    if script:
        readers["pdf.js"] = script.get
    losses = []
    if leftward:
        right_to_left.header()
    for tag in leftward:
        lacking, lost = right_to_left.report(tag, texts[tag], readers, pdfs[tag])
        complaints += lacking
        losses += lost

    for loss in losses:
        print("LOST", loss)
    for complaint in complaints:
        print("BAD", complaint)
    return bool(complaints)


sys.exit(main())
