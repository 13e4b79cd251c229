//! The kinds of messages of `load`. Their codes are stable, since people look them
//! up and silence them by name.
//!
//! In: nothing. Out: a constant for each kind and [`RULES`], which lists
//! them. Knows nothing about files.

use crate::diag::{Rule, Severity};

/// Where the rules of this stage come from.
const SOURCE: &str = "The form of the content: docs/architecture.md, \"Content\".";

macro_rules! codes {
    (errors { $($name:ident = $code:literal: $explain:literal;)* }
     warnings { $($doubt:ident = $doubt_code:literal: $doubt_explain:literal;)* }) => {
        $(pub(crate) const $name: Rule = Rule {
            code: $code,
            severity: Severity::Error,
            fixed: true,
            what: $explain, why: "", remedy: "", example: None,
            source: SOURCE,
        };)*
        $(pub(crate) const $doubt: Rule = Rule {
            code: $doubt_code,
            severity: Severity::Warning,
            fixed: false,
            what: $doubt_explain, why: "", remedy: "", example: None,
            source: SOURCE,
        };)*

        /// Every kind of message of this stage. What leaves a hole in a flyer is
        /// an error whatever the project says.
        pub const RULES: &[Rule] = &[$($name,)* $($doubt,)*];
    };
}

codes! {
    errors {
        NOT_UTF8 = "not-utf8": "The file is not written in UTF-8. Save it as UTF-8 in your editor; the message names the first byte that does not fit. A CSV file may be in Shift_JIS, too.";
        TOO_LARGE = "too-large": "A content file has more than one mebibyte, more keys and list entries than ten thousand, or tables and lists nested deeper than sixteen levels: no content needs that. Nothing in such a file is read.";
        TOO_LONG = "too-long": "A text has more than ten thousand characters, a key more than a hundred, or a letter more marks on it than thirty (UAX #15, Stream-Safe Text); or the texts of one flyer in one language are longer in all than a hundred pages. A full A4 page holds about five thousand characters.";
        NOT_A_FILE = "not-a-file": "Where a file is expected there is a folder, a pipe, a device, or a link that leads nowhere.";
        SYNTAX = "toml-syntax": "The file breaks a rule of TOML, such as a string without its closing quote. Until it is corrected, missing keys, unknown keys and wrong types in the same file are not reported, because they may follow from it.";
        DUPLICATE_KEY = "duplicate-key": "The same key or table stands twice in one file. Keep one of them.";
        UNKNOWN_KEY = "unknown-key": "The program does not know this key here, so it would be ignored. It is mistyped, or it belongs in another table.";
        MISSING_KEY = "missing-key": "A key is missing that must be there. In a pack this is a text without a translation; the hint shows the text of the reference pack.";
        WRONG_TYPE = "wrong-type": "The value is not of the expected kind, for example a number where a string belongs.";
        EMPTY_TEXT = "empty-text": "A text is empty, or has only characters that are not printed. Every text must say something; `end` of a block `contacts` alone may be empty, or be left out.";
        OUT_OF_RANGE = "out-of-range": "A number, colour or date lies outside the range that makes sense here.";
        LIST_LENGTH = "list-length": "A list has more or fewer entries than it must: than the reference pack has, than the flyer has pictures or numbers for, or than a flyer can be made of.";
        DUPLICATE_ENTRY = "duplicate-entry": "The same entry stands twice in a list.";
        EXTRA_TEXT = "extra-text": "The pack has a text that the reference pack lacks. All languages say the same: add it to the reference pack, or take it out here.";
        BAD_OFFICE = "bad-office": "A row of a table of offices lacks something, or its code is not that of a municipality (全国地方公共団体コード): six digits, of which the last one checks the others. The flyers of the other rows are made all the same.";
        BAD_TABLE = "bad-table": "A CSV file is not a table: it is empty or a workbook, its first row does not name the columns, it has no row below that, or a quote is never closed. No flyer is made from it and none is removed.";
        UNKNOWN_FILE = "unknown-file": "A table is to take its rows from a file that content/data does not have.";
        UNKNOWN_COLUMN = "unknown-column": "flyer.toml names a column that the first row of the CSV file does not have. Full and half width are the same here, all else must be written as it is there.";
        BAD_ROW = "bad-row": "A row of a CSV file cannot be printed: it has fewer cells than the file has columns, lacks its name, or a cell holds something other than flyer.toml says, such as a number.";
        NO_ROWS = "no-rows": "A table is to take its rows from a CSV file, and none is left: no row says what `only` asks for, or on the flyer's day all are over or have not begun.";
        BAD_NAME = "bad-name": "A name of a file has parts that lead elsewhere (`/`, `\\`, `..`) or characters that are not printed, or the file is reached through a link that leads out of the content. Names are bare, without folder and ending.";
        BAD_VALUE = "bad-value": "The value is not one of those allowed here.";
        BAD_TAG = "bad-tag": "A language tag is not well formed, or not written in the usual way (BCP 47): `zh-Hans`, `pt-BR`.";
        UNKNOWN_LANGUAGE = "unknown-language": "A language has no file in content/languages, so the program does not know how to set it; or a code is used that the table `languages` of the facts lacks.";
        UNKNOWN_FAMILY = "unknown-family": "A language asks for a font family that fonts/fonts.toml lacks.";
        BAD_FONT = "bad-font": "A font file is not an OpenType font, or the collection has no face of that number.";
        UNKNOWN_FLYER = "unknown-flyer": "A flyer takes its packs and pictures from another flyer (`packs` in flyer.toml) that is not there, or that has none of its own.";
        UNKNOWN_TEMPLATE = "unknown-template": "The flyer asks for a template that content/templates lacks.";
        BAD_PHONE = "bad-phone": "A telephone number is not in Japan's numbering plan, or not written as it is there: groups of digits with hyphens, from the leading 0, as many digits as its prefix has. Special numbers are three digits, such as 119, or # and four, such as #7119.";
        BAD_TIME = "bad-time": "A time is not written as \"HH:MM\", or something begins and ends at the same time, or before what stands before it ends.";
        BAD_EMAIL = "bad-email": "An e-mail address is not a name, @ and a host with a dot, all in letters and digits of ASCII.";
        BAD_URL = "bad-url": "A link does not begin with https:// or holds characters that an address cannot have.";
        BAD_PERIOD = "bad-period": "A fact ends before it begins, or two versions of it hold on the same day.";
        UNKNOWN_FACT = "unknown-fact": "There is no fact of this kind and name in content/facts.toml.";
        FACT_OVER = "fact-over": "The fact does not hold on the flyer's day, but a block of that day refers to it. Give the fact a new version, or the block an end.";
        UNKNOWN_REFERENCE = "unknown-reference": "A reference in braces is of a kind that does not exist, or stands where it cannot be used.";
        UNKNOWN_KIND = "unknown-kind": "A block is of a kind that does not exist.";
        UNKNOWN_WORDS = "unknown-words": "A block asks for a table of words that no pack has.";
        UNKNOWN_PICTURE = "unknown-picture": "There is no picture of this name in the flyer's folder `images`.";
        BAD_PICTURE = "bad-picture": "A picture cannot be printed. A drawing (SVG) must consist of shapes in solid colours, without text, photographs, gradients, filters and translucent parts; what a browser would not show as it stands there, such as a mistyped colour, is reported too. A photo is a whole PNG or JPEG file in colours of the screen or in grey, of at most 50 million pixels.";
        MISSING_PACK = "missing-pack": "The flyer lists a language for which there is no pack.";
        WRONG_PACK = "wrong-pack": "The language that a pack names is not that of its file name.";
        NO_TITLE = "no-title": "A flyer needs exactly one block of the kind `title`.";
        UNBALANCED = "unbalanced-markup": "A `**` or a brace has no partner. To print the sign itself, put a backslash before it.";
        FULL_WIDTH_MARKUP = "full-width-markup": "Braces, `：`, `｜` or `＊＊` were typed with the full-width signs of an input method where markup was meant: ｛hours：points｝ for {hours:points}. They would be printed as they stand. The text is compared with those of the other packs as it was meant. Full-width signs of ordinary sentences are left alone.";
        BAD_ESCAPE = "bad-escape": "A backslash stands before a character that needs none. Known are \\\\ \\{ \\} \\* and \\|, in a TOML string with the backslash doubled.";
        CONTROL_CHARACTER = "control-character": "A text holds a line break, another control character, or an embedding or override of directions (U+202A to U+202E). A text is one paragraph; the program breaks its lines and sets its direction.";
        BAD_RUBY = "bad-ruby": "The readings do not fit the base: {漢字|かんじ} has one for all, {漢字|かん|じ} one for each character.";
        PLURAL_FORMS = "plural-forms": "The words beside a number, {number:name|one=# month|other=# months}, are not those of the language: one that its numbers need is missing, one is written that no number of it takes, or one has no words. Which a language has says CLDR: English one and other, Ukrainian one, few and many, Japanese other alone. # stands for the number; a form may leave it out.";
        MARKUP_IN_PLAIN = "markup-in-plain-text": "A text that is spoken or matched as a whole, such as the alternative text of a picture, can have references but no emphasis, ruby or drawn marks.";
        MISSING_TOKEN = "missing-token": "A pattern lacks a part that it must have, such as {number} in the pattern for telephone numbers.";
        SAID_TWICE = "said-twice": "A pack says how its language writes values, what it is called or what it calls other languages, and content/languages says so already, once for all flyers. Take it out of the pack.";
        UNUSED_FORMAT = "unused-format": "The language has words for months or for parts of the day, but no pattern uses them.";
    }
    warnings {
        BAD_STAMP = "bad-stamp": "An entry below `stamps` is not what `chirashi stamp` writes: eight hexadecimal digits. Nothing is printed from it, but the program cannot tell whether the text is up to date.";
        SILENT_MARK = "silent-mark": "A text has a mark that is drawn, such as {mark:frame}, and its language has no word for it in [formats.marks]. Those who listen hear a sentence with a hole.";
        UNUSED_COLUMN = "unused-column": "A column of a table of offices is in a language that no flyer is in, so it is not printed.";
        PALE_EMBLEM = "pale-emblem": "An emblem has only colours that can hardly be told from white paper: it is drawn for a dark ground. Ask for the version for a white one.";
        UNREAD_TABLE = "unread-table": "Both content/languages.toml and the folder content/languages are there. The files in the folder are read; the table, which older projects have in their place, is not.";
        UNLISTED_PACK = "unlisted-pack": "There is a pack in a language that flyer.toml does not list, or beside a flyer.toml that prints the packs of another flyer, so it is not printed.";
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_kebab_case_and_unique() {
        let mut names: Vec<&str> = RULES.iter().map(|rule| rule.code).collect();
        names.sort_unstable();
        assert!(names.windows(2).all(|pair| pair[0] != pair[1]));
        for name in names {
            assert!(
                name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
            );
        }
    }
}
