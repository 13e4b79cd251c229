//! Each kind of mistake is reported once, at its place, by its name.

use crate::load::town::Town;

/// Makes a mistake: replaces `from` in a file by `to`, in which `«…»` marks the
/// place that the message must show. Without a mark the message must show
/// `elsewhere`, and the first such text in the file.
struct Mistake {
    file: &'static str,
    from: &'static str,
    to: &'static str,
    code: &'static str,
    elsewhere: &'static str,
}

const fn marked(
    file: &'static str,
    from: &'static str,
    to: &'static str,
    code: &'static str,
) -> Mistake {
    Mistake { file, from, to, code, elsewhere: "" }
}

const fn elsewhere(
    file: &'static str,
    from: &'static str,
    to: &'static str,
    code: &'static str,
    elsewhere: &'static str,
) -> Mistake {
    Mistake { file, from, to, code, elsewhere }
}

const EN: &str = "content/town/en.toml";
const JA: &str = "content/town/ja.toml";
const FLYER: &str = "content/town/flyer.toml";
const FACTS: &str = "content/facts.toml";
const JAPANESE: &str = "content/languages/ja.toml";
const ENGLISH: &str = "content/languages/en.toml";
const TEMPLATE: &str = "content/templates/plain.toml";
const FONTS: &str = "fonts/fonts.toml";
const DOT: &str = "content/town/images/dot.svg";

const MISTAKES: &[Mistake] = &[
    // Packs
    marked(EN, "badge = \"Free\"", "badge = \"Free\"\n«color» = \"red\"", "unknown-key"),
    marked(EN, "badge =", "«bagde» =", "unknown-key"),
    elsewhere(EN, "badge = \"Free\"\n", "", "missing-key", "[about]"),
    elsewhere(EN, "note = \"A note\"\n", "", "missing-key", "[paths.items.line]"),
    elsewhere(EN, "[how-to]\nheading = \"How to\"\n", "", "missing-key", ""),
    marked(EN, "\"Free\"", "«\"\"»", "empty-text"),
    marked(EN, "\"Free\"", "«\" \\u00A0 \"»", "empty-text"),
    marked(EN, "\"Free\"", "«12»", "wrong-type"),
    marked(EN, "[\"It comes\"]", "«\"It comes\"»", "wrong-type"),
    marked(EN, "[\"It comes\"]", "[«2022-01-01»]", "wrong-type"),
    marked(FONTS, "[One]\nregular = \"One.otf\"", "One = «3»", "wrong-type"),
    marked(EN, "[\"It comes\"]", "«[\"It comes\", \"again\"]»", "list-length"),
    marked(EN, "[\"**One** (申請書)\", \"Two\"]", "«[\"One\"]»", "list-length"),
    marked(EN, "[\"town\", \"desk\"]", "«[\"town\"]»", "list-length"),
    marked(EN, "badge = \"Free\"", "badge = \"Free\"\n«badge» = \"Free\"", "duplicate-key"),
    marked(EN, "[step-two]\n", "[step-two]\ntip = «\"More\"»\n", "extra-text"),
    marked(EN, "status = \"draft\"", "status = «\"darft\"»", "bad-value"),
    marked(EN, "language = \"en\"", "language = «\"ja\"»", "wrong-pack"),
    marked(EN, "Within {number:months}", "Within\\u00A0{number:«monhts»}", "unknown-fact"),
    marked(EN, "{number:months}", "{«nubmer»:months}", "unknown-reference"),
    marked(EN, "{number:months}", "«{months}»", "unknown-reference"),
    marked(EN, "{mark:frame}", "{mark:«fram»}", "unknown-reference"),
    marked(EN, "{month:edition}", "{month:«editoin»}", "unknown-reference"),
    marked(EN, "\"Later\"", "\"\\u00A0La«**»ter\"", "unbalanced-markup"),
    marked(EN, "\"Later\"", "\"«{»Later\"", "unbalanced-markup"),
    marked(EN, "\"Later\"", "\"La«\\\\t»er\"", "bad-escape"),
    marked(EN, "\"Later\"", "\"La«\\n»ter\"", "control-character"),
    marked(JA, "\"のちに\"", "\"«{漢字|か|ん|じ}»\"", "bad-ruby"),
    marked(EN, "{number:months}", "«｛number：ｍonths｝»", "full-width-markup"),
    marked(JA, "\"のちに\"", "'a«{漢字｜かん|じ}»'", "full-width-markup"),
    marked(JA, "\"のちに\"", "\"\\uFF1A«\\uFF0A＊のち＊*»\"", "full-width-markup"),
    marked(ENGLISH, "\"{from} to {to}\"", "\"{from} to «{to｝»\"", "full-width-markup"),
    marked(EN, "\"A notice\"", "\"A **«notice»**\"", "markup-in-plain-text"),
    marked(ENGLISH, "\"{from} to {to}\"", "«\"{from} on\"»", "missing-token"),
    marked(ENGLISH, "\"{from} to {to}\"", "\"{from} to {to} «{h}»\"", "unknown-reference"),
    marked(
        ENGLISH,
        "[formats.units]",
        "[formats.hours]\ndaily = «\"{days}\"»\n[formats.units]",
        "missing-token",
    ),
    marked(ENGLISH, "\"{h}:{mm}\"", "«\"{h12}:{mm}\"»", "missing-token"),
    marked(
        ENGLISH,
        "month = \"{month}\\u00A0{y}\"\nmonths = [",
        "month = \"{m}/{y}\"\nmonths = «[",
        "unused-format",
    ),
    elsewhere(
        JAPANESE,
        "\"00:00\" = \"午前\"",
        "\"06:00\" = \"午前\"",
        "missing-key",
        "[formats.periods]",
    ),
    elsewhere(ENGLISH, "en = \"English\"\n", "", "missing-key", "[languages]"),
    elsewhere(ENGLISH, "mm = \"{n}\\u00A0mm\"\n", "", "missing-key", "[formats.units]"),
    marked(EN, "[title]", "«[formats]»\ndecimal = \".\"\n\n[title]", "said-twice"),
    marked(EN, "status = \"draft\"", "status = \"draft\"\nlabel = «\"English\"»", "said-twice"),
    elsewhere(ENGLISH, "name = \"English\"\n", "", "missing-key", ""),
    elsewhere(ENGLISH, "mon-fri = \"Mon–Fri\"\n", "", "missing-key", "[formats]"),
    elsewhere(
        ENGLISH,
        "months = [\"Jan\", \"Feb\", \"Mar\", \"Apr\", \"May\", \"Jun\", \"Jul\", \"Aug\", \"Sep\", \"Oct\", \"Nov\", \"Dec\"]\n",
        "",
        "missing-key",
        "[formats]",
    ),
    elsewhere(ENGLISH, ", \"Dec\"]", "]", "list-length", "[\"Jan\""),
    marked(ENGLISH, "name = \"English\"", "name = \"English «{phone}»\"", "unknown-reference"),
    marked(EN, "\"Later\"", "«\"Later", "toml-syntax"),
    // Flyers
    marked(FLYER, "template = \"plain\"", "template = «\"plane\"»", "unknown-template"),
    marked(FLYER, "reference = \"ja\"", "reference = «\"jp\"»", "bad-value"),
    marked(FLYER, "as_of = 2024-02-01", "as_of = «\"2024-02-01\"»", "wrong-type"),
    marked(FLYER, "\"ja\", \"en\"", "\"ja\", \"en\", «\"EN\"»", "bad-tag"),
    marked(FLYER, "\"ja\", \"en\"", "\"ja\", \"en\", «\"en\"»", "duplicate-entry"),
    marked(
        FLYER,
        "kind = \"section\"\nwords = \"how-to\"",
        "kind = «\"setcion\"»\nwords = \"how-to\"",
        "unknown-kind",
    ),
    elsewhere(
        FLYER,
        "kind = \"section\"\nwords",
        "words",
        "missing-key",
        "[[pages.blocks]]\nwords = \"how-to\"",
    ),
    marked(FLYER, "words = \"about\"", "words = «\"abuot\"»", "unknown-words"),
    marked(FLYER, "words = \"about\"", "words = «\"formats\"»", "bad-value"),
    marked(FLYER, "links = [\"home\"]", "links = [«\"hme\"»]", "unknown-fact"),
    marked(FLYER, "picture = \"dot\"", "picture = «\"dto\"»", "unknown-picture"),
    marked(FLYER, "picture = \"dot\"", "picture = «\"../dot\"»", "bad-name"),
    marked(FLYER, "size = [\"width\", \"height\"]", "size = «[\"width\"]»", "list-length"),
    marked(
        FLYER,
        "words = \"title\"",
        "words = \"title\"\n«text» = \"No words here\"",
        "unknown-key",
    ),
    marked(FLYER, "until = 2024-03-31", "from = 2024-05-01\nuntil = «2024-03-31»", "bad-period"),
    // Facts
    marked(
        FACTS,
        "[number.months]\nvalue = 6\nsource = \"the town\"\nchecked = 2024-01-15\n",
        "[number]\nmonths = «[]»\n",
        "list-length",
    ),
    marked(FACTS, "\"03-1234-5678\"", "«\"03-1234-567\"»", "bad-phone"),
    marked(FACTS, "\"09:05\"", "«\"9:05\"»", "bad-time"),
    marked(FACTS, "\"17:00\"", "«\"09:05\"»", "bad-time"),
    marked(FACTS, "\"mon-fri\"", "«\"mon-fir\"»", "bad-value"),
    marked(FACTS, "\"https://www.example.jp/\"", "«\"http://www.example.jp/\"»", "bad-url"),
    marked(FACTS, "value = \"45\"", "value = «\"4,5\"»", "out-of-range"),
    marked(FACTS, "value = 6", "value = «-6»", "out-of-range"),
    marked(FACTS, "[\"ja\", \"en\"]", "[\"ja\", «\"ne\"»]", "unknown-language"),
    marked(FACTS, "[\"ja\", \"en\"]", "[\"ja\", «\"ja\"»]", "duplicate-entry"),
    elsewhere(FACTS, "source = \"the town\"\n", "", "missing-key", "[phone.desk]"),
    elsewhere(FACTS, "checked = 2024-01-15\n", "", "missing-key", "[phone.desk]"),
    marked(FACTS, "checked = 2024-01-15", "checked = «2024-01-15T10:00:00»", "wrong-type"),
    marked(FACTS, "[phone.desk]", "[«fax».desk]\nnumber = \"1\"\n[phone.desk]", "unknown-key"),
    marked(
        FACTS,
        "[[phone.gifts]]\nnumber = \"0120-22-2222\"\nfree = false\nsource = \"the town\"\nchecked = 2024-02-20\nfrom = 2024-04-01",
        "«[[phone.gifts]]»\nnumber = \"0120-22-2222\"\nfree = false\nsource = \"the town\"\nchecked = 2024-02-20\nfrom = 2024-03-31",
        "bad-period",
    ),
    // Languages, templates, fonts, pictures
    marked(JAPANESE, "breaking = \"strict\"", "breaking = «\"strickt\"»", "bad-value"),
    marked(JAPANESE, "pitch = 1.6", "pitch = «16»", "out-of-range"),
    marked(JAPANESE, "least_pitch = 1.2", "least_pitch = «1.7»", "out-of-range"),
    marked(ENGLISH, "ascii = \"One\"", "ascii = «\"Two\"»", "unknown-family"),
    marked(TEMPLATE, "\"#111111\"", "«\"#11111\"»", "out-of-range"),
    marked(TEMPLATE, "margin = 14", "margin = «105»", "out-of-range"),
    marked(TEMPLATE, "name = \"regular\"", "name = «\"wide\"»", "duplicate-entry"),
    marked(FONTS, "regular =", "face = 1\nregular = «\"One.otf\"»\n#", "bad-font"),
    marked(FONTS, "\"One.otf\"", "«\"../One.otf\"»", "bad-name"),
    marked(DOT, "<circle cx", "«<text>»no</text><circle cx", "bad-picture"),
    marked(DOT, "<circle cx", "<use «href=\"other.svg#a\"»/><circle cx", "bad-picture"),
    marked(DOT, "</g>", "</g>«<»/g>", "bad-picture"),
];

/// The mistaken text, and where the mark in it began.
fn unmarked(to: &str) -> (String, Option<usize>) {
    (to.replace(['«', '»'], ""), to.find('«'))
}

fn line_and_column(text: &str, at: usize) -> (usize, usize) {
    let line = text[..at].matches('\n').count() + 1;
    let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    (line, text[start..at].chars().count() + 1)
}

#[test]
fn each_mistake_is_reported_at_its_place() {
    let mut failures = Vec::new();
    for mistake in MISTAKES {
        let town = Town::new();
        let (to, mark) = unmarked(mistake.to);
        let at = town.edit(mistake.file, mistake.from, &to);
        let text = town.text(mistake.file);
        let place = match mark {
            Some(mark) => at + mark,
            None => text.find(mistake.elsewhere).unwrap(),
        };
        let (line, column) = line_and_column(&text, place);
        let outcome = town.load();
        let codes: Vec<&str> = outcome.diagnostics.iter().map(|d| d.code).collect();
        let expected = format!("--> {}:{line}:{column}\n", mistake.file);
        if !codes.contains(&mistake.code) || !outcome.drawn.contains(&expected) || codes.len() > 1 {
            failures.push(format!("{} {expected}{}", mistake.code, outcome.drawn));
        }
        assert!(outcome.project.is_none(), "{}", mistake.to);
    }
    assert!(failures.is_empty(), "{}", failures.join("\n=====\n"));
}

#[test]
fn a_flyer_has_one_title() {
    let town = Town::new();
    town.edit(
        FLYER,
        "kind = \"title\"\nwords = \"title\"\npicture = \"dot\"",
        "kind = \"section\"\nwords = \"how-to\"",
    );
    assert!(town.load().drawn.contains("error[no-title]"));
    let town = Town::new();
    let block = "[[pages.blocks]]\nkind = \"title\"\nwords = \"title\"\npicture = \"dot\"\n";
    town.edit(FLYER, block, &format!("{block}\n{block}"));
    assert!(town.load().drawn.contains("the flyer has two blocks of the kind `title`"));
}

#[test]
fn a_language_is_named_as_its_tag_is_written() {
    let town = Town::new();
    town.write("content/languages/zh_hans.toml", town.text(ENGLISH));
    let drawn = town.load().drawn;
    assert!(drawn.contains("error[bad-tag]: `zh_hans` is not a language tag"), "{drawn}");
    assert!(drawn.contains("--> content/languages/zh_hans.toml"), "{drawn}");
}

#[test]
fn a_table_of_languages_beside_the_folder_is_told_to_be_ignored() {
    let town = Town::new();
    town.write("content/languages.toml", "[ja]\nbreaking = \"strict\"\n");
    let outcome = town.load();
    assert!(outcome.project.is_some());
    let told = "warning[unread-table]: content/languages.toml is not read";
    assert!(outcome.drawn.contains(told), "{}", outcome.drawn);
    assert!(outcome.drawn.contains("--> content/languages.toml"), "{}", outcome.drawn);
    assert_eq!(outcome.drawn.matches("warning[").count(), 1, "{}", outcome.drawn);
}

#[test]
fn an_empty_file_is_one_message() {
    for path in [ENGLISH, TEMPLATE, "fonts/fonts.toml"] {
        for text in ["", "\n# All of it is gone.\n"] {
            let town = Town::new();
            town.write(path, text);
            let drawn = town.load().drawn;
            assert!(drawn.contains("error[missing-key]: the file is empty"), "{path}: {drawn}");
            assert!(drawn.contains(&format!("--> {path}")), "{path}: {drawn}");
            assert_eq!(drawn.matches("error[").count(), 1, "{path}: {drawn}");
        }
    }
}

#[test]
fn a_missing_table_is_shown_with_its_header() {
    let town = Town::new();
    town.write(ENGLISH, "[habits]\nshort_words = true\n");
    let drawn = town.load().drawn;
    assert!(drawn.contains("error[missing-key]: `setting` is missing"), "{drawn}");
    assert!(drawn.contains("= help: add the table `[setting]`"), "{drawn}");
    assert!(!drawn.contains("setting = …"), "{drawn}");
}

#[test]
fn a_project_without_languages_is_told_what_it_lacks() {
    let town = Town::new();
    std::fs::remove_dir_all(town.path("content/languages")).unwrap();
    let why = town.failure(&crate::load::town::request());
    assert!(why.contains("there is no folder content/languages: it holds a file"), "{why}");
    assert!(!why.contains("os error"), "{why}");
}

#[test]
fn packs_that_are_missing_or_not_listed_are_told() {
    let town = Town::new();
    town.edit(FLYER, "\"ja\", \"en\"", "\"ja\", \"en\", \"fr\"");
    town.write("content/languages/fr.toml", town.text(ENGLISH));
    let drawn = town.load().drawn;
    assert!(
        drawn.contains("error[missing-pack]") && drawn.contains("content/town/fr.toml"),
        "{drawn}"
    );
    let town = Town::new();
    town.write("content/town/fr.toml", "");
    let outcome = town.load();
    assert!(outcome.drawn.contains("warning[unlisted-pack]"), "{}", outcome.drawn);
    assert!(outcome.project.is_some());
}

#[test]
fn a_fact_that_is_over_is_an_error_where_a_printed_block_refers_to_it() {
    let town = Town::new();
    town.edit(EN, "or {phone:desk}", "or {phone:gifts}");
    assert!(town.load().project.is_some());
    town.edit(
        FACTS,
        "from = 2024-04-01\nuntil = 2024-12-31",
        "from = 2024-04-01\nuntil = 2024-04-30",
    );
    town.edit(FLYER, "as_of = 2024-02-01", "as_of = 2024-05-01");
    for _block in ["points", "points-call"] {
        town.edit(FLYER, "until = 2024-12-31", "until = 2024-04-30");
    }
    let drawn = town.load().drawn;
    assert!(
        drawn.contains("error[fact-over]: the phone `gifts` does not hold on 2024-05-01"),
        "{drawn}"
    );
    assert!(drawn.ends_with("1 error\n"), "{drawn}");
}

/// Keys that stand in the English pack, most of them in several tables.
const KEYS: [&str; 20] = [
    "heading", "prompt", "caption", "closing", "badge", "later", "label", "office", "issuer",
    "edition", "checked", "draft", "lead", "items", "tip", "note", "columns", "captions", "alts",
    "callers",
];

#[test]
fn fifty_mistakes_are_told_in_one_run() {
    let town = Town::new();
    let mut text = town.text(EN);
    for key in KEYS {
        text = text.replace(&format!("\n{key} ="), &format!("\n{key}x ="));
    }
    text = text.replace("_alt = \"", "_alt = \"}").replace("{number:months}", "{number:years}");
    text = text.replace("[\"It comes\"]", "\"It comes\"").replace("desk}", "deks}");
    town.write(EN, text);
    town.edit(FACTS, "\"09:05\"", "\"9\"");
    town.edit(TEMPLATE, "\"#111111\"", "\"black\"");
    town.edit(JAPANESE, "\"strict\"", "\"loose\"");
    let outcome = town.load();
    assert!(outcome.diagnostics.len() >= 50, "{}\n{}", outcome.diagnostics.len(), outcome.drawn);
    for file in [EN, FACTS, TEMPLATE, JAPANESE] {
        assert!(outcome.drawn.contains(&format!("--> {file}:")), "{file}");
    }
    let again = town.load();
    assert_eq!(outcome.drawn, again.drawn);
}
