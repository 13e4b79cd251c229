"""Writes `table.txt` from Unicode's JSON of CLDR.

In: a folder with the npm packages `cldr-core`, `cldr-dates-full`, `cldr-localenames-full`,
`cldr-misc-full`, `cldr-numbers-full`, `cldr-rbnf` and `cldr-units-full`, each unpacked in a
folder of its own name. Out: the table, on standard output.

    python3 make.py FOLDER > table.txt
"""

import json
import re
import sys
from pathlib import Path

HOME = Path(sys.argv[1])
# Locales that are translated well enough to be asked, and others that residents speak.
LEVELS = ("modern", "moderate")
MORE = ("bho", "ku", "mni", "om", "rw", "sa", "sd-Deva", "ti", "to", "ug")
WIDTHS = ("wide", "abbreviated", "short", "narrow")
UNITS = {
    "cm": "length-centimeter", "mm": "length-millimeter", "m": "length-meter",
    "km": "length-kilometer", "g": "mass-gram", "kg": "mass-kilogram", "L": "volume-liter",
}
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def read(package, path):
    file = HOME / package / path
    return json.loads(file.read_text("utf-8")) if file.exists() else {}


def main(package, tag, file):
    """What a locale says in a file; nothing if it has none."""
    return read(package, f"main/{tag}/{file}.json").get("main", {}).get(tag, {})


def unique(values):
    return list(dict.fromkeys(value for value in values if value))


def forms(values):
    return "|".join(unique((value or "").replace("\u00ad", "") for value in values))


def is_regional(tag):
    return any(re.fullmatch(r"[A-Z]{2}|\d{3}", part) for part in tag.split("-")[1:])


COVERAGE = read("cldr-core", "coverageLevels.json")["effectiveCoverageLevels"]
ALL = read("cldr-core", "availableLocales.json")["availableLocales"]["full"]
# Those that are not the usual form of their language, and are printed nevertheless.
OTHER_FORMS = ("pt-PT", "sr-Latn", "zh-Hant")
TAGS = [t for t in COVERAGE if (COVERAGE[t] in LEVELS or t in MORE) and t in ALL and t != "und"]
TAGS = sorted(t for t in TAGS if "-" not in t or t in OTHER_FORMS)
CODES = sorted({tag.split("-")[0] for tag in TAGS} | {"zh-Hans", "zh-Hant", "pt-BR", "pt-PT"})
PERIODS = read("cldr-core", "supplemental/dayPeriods.json")["supplemental"]["dayPeriodRuleSet"]


def regions(tag):
    """The locale and those of its regions, which are written in the same script."""
    return [tag] + [it for it in ALL if it.startswith(tag + "-") and is_regional(it)
                    and not re.search(r"-[A-Z][a-z]{3}", it[len(tag):])]


def gregorian(tag):
    dates = main("cldr-dates-full", tag, "ca-gregorian").get("dates", {})
    return dates.get("calendars", {}).get("gregorian", {})


def named(tag, table, key):
    """All forms of the name of a day or month, of all regions."""
    found = []
    widths = WIDTHS if table == "days" else WIDTHS[:-1]
    for width in widths:
        for place in regions(tag):
            for use in ("stand-alone", "format"):
                found.append(gregorian(place).get(table, {}).get(use, {}).get(width, {}).get(key))
    return forms(found)


def orders(tag):
    """The orders in which day, month and year stand, in any region."""
    found = set()
    for place in regions(tag):
        calendar = gregorian(place)
        formats = calendar.get("dateTimeFormats", {}).get("availableFormats", {})
        patterns = [p for p in calendar.get("dateFormats", {}).values()]
        patterns += [p for key, p in formats.items() if re.fullmatch(r"G?y*M*E*d*", key)]
        for pattern in patterns:
            if not isinstance(pattern, str):
                continue
            bare = re.sub(r"'[^']*'", "", pattern).replace("L", "M").replace("u", "y")
            letters = [c for c in bare if c in "dMy"]
            order = "".join(unique(letters))
            if len(order) > 1:
                found.add(order.lower())
    return " ".join(sorted(found))


def day_periods(tag):
    """Parts of the day: from when until when, and their names."""
    names = gregorian(tag).get("dayPeriods", {})
    rules = PERIODS.get(tag) or PERIODS.get(tag.split("-")[0]) or {}

    def of(key):
        return forms(names.get(use, {}).get(width, {}).get(key)
                     for use in ("format", "stand-alone") for width in WIDTHS)

    for key in ("am", "pm", "noon", "midnight"):
        if key in ("am", "pm") or key in rules:
            yield key, of(key)
    for key, rule in sorted(rules.items(), key=lambda it: it[1].get("_from", "")):
        if "_from" in rule:
            yield f"period.{rule['_from']}-{rule['_before']}", of(key)


def units(tag):
    """The forms of units in all regions: liters, litres."""
    places = [main("cldr-units-full", it, "units").get("units", {}) for it in regions(tag)]
    for unit, key in UNITS.items():
        found = []
        for width in ("short", "narrow", "long"):
            for said in places:
                patterns = said.get(width, {}).get(key, {})
                found += [p for name, p in patterns.items() if name.startswith("unitPattern-count")]
        yield f"unit.{unit}", forms(found)


def spelled(rules, name, number, depth=0):
    """A number as a rule set spells it; nothing if it needs more than this reads."""
    best = None
    for base, text in rules.get(name, []):
        base, _, radix = base.partition("/")
        if base.isdigit() and int(base) <= number:
            best = (int(base), int(radix or 10), text)
    if best is None or depth > 5:
        return None
    base, radix, text = best
    text = text.rstrip(";").lstrip("'").replace(">>", "→→").replace("<<", "←←")
    divisor = radix
    while divisor * radix <= base:
        divisor *= radix
    rest = number % divisor
    text = re.sub(r"\[([^\]]*)\]", r"\1" if rest else "", text)

    def fill(match):
        value = {"=": number, "→": rest, "←": number // divisor}[match[0][0]]
        inner = match[1] or match[2] or match[3] or name
        return spelled(rules, inner, value, depth + 1) or "�"

    text = re.sub(r"=(%[^=]*)=|→(%[^→]*|)→|←(%[^←]*|)←", fill, text)
    return None if re.search("[�#=→←$0-9]", text) else text.strip()


def numbers(tag):
    """The words for the first numbers, and for the first ones of a row."""
    rules = read("cldr-rbnf", f"rbnf/{tag}.json").get("rbnf", {}).get("rbnf", {})
    rules = rules.get("SpelloutRules", {})
    sets = {name: value for name, value in rules.items() if isinstance(value, list)}

    def of(kind, number):
        names = [name for name in sets if name.startswith(f"%spellout-{kind}") and "year" not in name]
        return forms(spelled(sets, name, number) for name in names)

    cardinals = [forms([of("cardinal", n), of("numbering", n)]) for n in range(1, 21)]
    ordinals = [of("ordinal", n) for n in range(1, 6)]
    if all(cardinals):
        yield "numbers", ";".join("|".join(unique(words.split("|"))) for words in cardinals)
    if all(ordinals):
        yield "ordinals", ";".join(ordinals)


def entries(tag):
    languages = main("cldr-localenames-full", tag, "languages")
    languages = languages.get("localeDisplayNames", {}).get("languages", {})
    names = []
    for code in CODES:
        alternatives = [languages.get(code)] + [languages.get(f"{code}-alt-{it}")
                                                for it in ("long", "short", "variant", "secondary", "menu")]
        text = forms(alternatives)
        if text and text != code:
            names.append(f"{code}={text}")
    yield "names", ";".join(names)
    yield "days", ";".join(named(tag, "days", day) for day in DAYS)
    yield "months", ";".join(named(tag, "months", str(month)) for month in range(1, 13))
    yield "orders", orders(tag)
    yield from day_periods(tag)
    misc = main("cldr-misc-full", tag, "delimiters").get("delimiters", {})
    quotes = [misc.get(f"{a}Start", "") + misc.get(f"{a}End", "")
              for a in ("quotation", "alternateQuotation")]
    yield "quotes", " ".join(it for it in unique(quotes) if len(it) == 2)
    yield "digits", main("cldr-numbers-full", tag, "numbers").get("numbers", {}) \
        .get("otherNumberingSystems", {}).get("native", "")
    lists = main("cldr-misc-full", tag, "listPatterns").get("listPatterns", {})
    for key, kind, parts in (("list", "standard", ["middle"]), ("and", "standard", ["end", "2"]),
                             ("or", "or", ["end", "2"])):
        found = [lists.get(f"listPattern-type-{kind}{width}", {}).get(part)
                 for width in ("", "-short") for part in parts]
        yield key, forms(found)
    yield from units(tag)
    yen = main("cldr-numbers-full", tag, "currencies").get("numbers", {}).get("currencies", {}).get("JPY", {})
    for key, text in yen.items():
        if key.startswith("displayName-count-"):
            yield f"yen.{key.rsplit('-', 1)[1]}", text
    if not any("count" in key for key in yen):
        yield "yen.other", yen.get("displayName", "")
    messages = main("cldr-misc-full", tag, "posix").get("posix", {}).get("messages", {})
    for key, name in (("yes", "yesstr"), ("no", "nostr")):
        yield key, messages.get(name, "").split(":")[0]
    yield from numbers(tag)


version = read("cldr-core", "package.json")["version"]
print(f"# CLDR {version}: what ICU4X lacks, as `make.py` takes it from Unicode's JSON.")
print("# Copyright © Unicode, Inc. License: Unicode-3.0, https://www.unicode.org/license.txt")
for tag in TAGS:
    print(f"\n[{tag}]")
    for key, text in entries(tag):
        if text and set(text) != {";"}:
            print(f"{key}: {text}")
