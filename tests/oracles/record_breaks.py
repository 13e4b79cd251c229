"""Records where ICU4C lets the lines of every pack break.

Run in the project's root with PyICU installed:
    python tests/oracles/record_breaks.py > tests/oracles/breaks.txt
Columns: language, text with `|` at every line break of UAX #14 (strict).
"""

import glob
import os
import re
import tomllib

import icu


def texts(path):
    found = []

    def walk(value):
        if isinstance(value, str):
            found.append(re.sub(r"\*\*|\{([^|}:]*)(\|[^}]*)?\}", r"\1", value))
        elif isinstance(value, list):
            [walk(v) for v in value]
        elif isinstance(value, dict):
            [walk(v) for k, v in value.items() if not k.endswith("_alt")]

    with open(path, "rb") as file:
        pack = tomllib.load(file)
    walk({k: v for k, v in pack.items() if k != "pack"})
    return [t for t in found if len(t) > 12 and not re.search(r"[{}|<\[*]", t)]


for path in sorted(glob.glob("content/my-number-card/*.toml")):
    language = os.path.basename(path)[:-5]
    if language == "flyer":
        continue
    locale = {"ja-simple": "ja"}.get(language, language)
    lines = icu.BreakIterator.createLineInstance(icu.Locale(f"{locale}@lb=strict"))
    for text in texts(path)[:24]:
        wide = icu.UnicodeString(text)
        lines.setText(wide)
        cuts = [0, *lines]
        pieces = [str(wide[a:b]) for a, b in zip(cuts, cuts[1:])]
        print(language, "|".join(pieces), sep="\t")
print(f"# ICU {icu.ICU_VERSION}, Unicode {icu.UNICODE_VERSION}")
