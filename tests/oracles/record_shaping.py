"""Records what HarfBuzz itself makes of words in every font of the project.

Run in the project's root with uharfbuzz installed:
    python tests/oracles/record_shaping.py > tests/oracles/shaping.txt
Columns: family, weight, language, text, glyphs from left to right as
`id:advance:x,y` in font units. One script per text, so that one call shapes it.
"""

import glob
import re
import sys
import tomllib
import unicodedata

import uharfbuzz as hb

# family, language, script, and the names of its letters in the character table
FONTS = [
    ("BIZUDPGothic", "ja", "Hani", "CJK UNIFIED|HIRAGANA|KATAKANA"),
    ("NotoSansCJK-JP", "ja", "Hani", "CJK UNIFIED|HIRAGANA|KATAKANA"),
    ("NotoSansCJK-SC", "zh-Hans", "Hani", "CJK UNIFIED"),
    ("NotoSansCJK-TC", "zh-Hant", "Hani", "CJK UNIFIED"),
    ("NotoSansCJK-KR", "ko", "Hang", "HANGUL"),
    ("NotoSans", "en", "Latn", "LATIN"),
    ("NotoSans", "vi", "Latn", "LATIN"),
    ("NotoSans", "tr", "Latn", "LATIN"),
    ("NotoSans", "mn", "Cyrl", "CYRILLIC"),
    ("NotoSans", "uk", "Cyrl", "CYRILLIC"),
    ("NotoSansThaiLooped", "th", "Thai", "THAI"),
    ("NotoSansDevanagari", "ne", "Deva", "DEVANAGARI"),
    ("NotoSansMyanmar", "my", "Mymr", "MYANMAR"),
    ("NotoSansKhmer", "km", "Khmr", "KHMER"),
    ("NotoSansArabic", "ar", "Arab", "ARABIC"),
    ("NotoSansLao", "lo", "Laoo", "LAO"),
    ("NotoSansBengali", "bn", "Beng", "BENGALI"),
    ("NotoSansSinhala", "si", "Sinh", "SINHALA"),
]

# Words in languages without a pack.
WORDS = {
    "ar": ["بطاقة الرقم الشخصي", "السلام عليكم", "اليابان، مرحبا!", "لا إله", "مُحَمَّد", "الهاتف"],
    "lo": ["ພາສາລາວ", "ບັດເລກປະຈຳຕົວ", "ນ້ຳ", "ທີ່ຢູ່", "ໃຫ້ຄຳປຶກສາ", "ຕ່າງໆ"],
    "bn": ["বাংলা ভাষা", "ব্যক্তিগত নম্বর", "ক্ষমতা", "শ্রী", "আন্তর্জাতিক", "তথ্য।"],
    "si": ["සිංහල භාෂාව", "ශ්‍රී ලංකාව", "පුද්ගලික අංකය", "ක්‍රමය", "ජපානය", "දුරකථන"],
}


def texts(language):
    """Pieces of a pack, evenly chosen."""
    if language in WORDS:
        return WORDS[language]
    found = []

    def walk(value):
        if isinstance(value, str):
            found.extend(re.split(r"\*\*|\{[^}]*\}|[A-Za-z][A-Za-z0-9 -]*" if language not in
                                  ("en", "vi", "tr") else r"\*\*|\{[^}]*\}", value))
        elif isinstance(value, list):
            [walk(v) for v in value]
        elif isinstance(value, dict):
            [walk(v) for v in value.values()]

    for path in glob.glob(f"content/*/{language}.toml"):
        with open(path, "rb") as file:
            walk(tomllib.load(file))
    return sorted(set(found))


def fits(text, letters, font):
    if not 4 <= len(text) <= 60 or text != text.strip():
        return False
    for c in text:
        if unicodedata.category(c) == "Cf" or font.get_nominal_glyph(ord(c)) is None:
            return False
        if c.isalpha() and not re.match(letters, unicodedata.name(c, "")):
            return False
    return any(c.isalpha() for c in text)


def main():
    with open("fonts/fonts.toml", "rb") as file:
        families = tomllib.load(file)
    for family, language, script, letters in FONTS:
        row = families[family]
        for weight in ("regular", "bold"):
            blob = hb.Blob.from_file_path("fonts/" + row[weight])
            font = hb.Font(hb.Face(blob, row.get("face", 0)))
            chosen = [t for t in texts(language) if fits(t, letters, font)]
            step = max(1, len(chosen) // 10)
            for text in chosen[::step][:10]:
                buffer = hb.Buffer()
                buffer.add_str(text)
                buffer.direction = "rtl" if script == "Arab" else "ltr"
                buffer.script = script
                buffer.language = language
                hb.shape(font, buffer)
                glyphs = " ".join(
                    f"{i.codepoint}:{p.x_advance}:{p.x_offset},{p.y_offset}"
                    for i, p in zip(buffer.glyph_infos, buffer.glyph_positions))
                print(family, weight, language, text, glyphs, sep="\t")
    print(f"# HarfBuzz {hb.version_string()}", file=sys.stdout)


main()
