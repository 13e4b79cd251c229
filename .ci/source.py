"""Every fragment of the source flyer stands in what pdftotext reads from zh-Hans.

Usage: source.py PDF

A fragment is a line of tests/fixtures/source, without the bullets that the page
shows as tables, and with the one misprint of the source mended (再留 for 在留).
White space and the width of brackets do not count (NFKC).
"""

import pathlib
import re
import subprocess
import sys
import unicodedata

ROOT = pathlib.Path(__file__).resolve().parent.parent
BULLETS = "-・▶"


def bare(text):
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def fragments():
    for path in sorted((ROOT / "tests/fixtures/source").glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            fragment = bare(line.replace("再留", "在留")).strip(BULLETS)
            if fragment:
                yield line.strip(), fragment


def main():
    found = list(fragments())
    missing = 0
    for mode in ([], ["-raw"]):
        read = subprocess.run(
            ["pdftotext", *mode, sys.argv[1], "-"], capture_output=True, check=True
        ).stdout.decode("utf-8")
        text = bare(read)
        lost = [line for line, fragment in found if fragment not in text]
        print(f"pdftotext {' '.join(mode)}: {len(found) - len(lost)} of {len(found)} fragments")
        for line in lost:
            print(f"MISSING {line}")
        missing += len(lost)
    sys.exit(1 if missing or len(found) < 80 else 0)


main()
