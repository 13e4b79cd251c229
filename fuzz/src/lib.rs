//! A town whose content is partly hostile: one function per reader.
//!
//! In: the folder of this repository, and a text. Out: nothing; a panic, a hang
//! or a lack of memory is what the fuzzer looks for, and after it the test
//! `tests/load/corpus.rs`, which includes this file. Everything goes the way
//! that it goes in the program: `load`, the drawn messages and, where a text can
//! be printed, layout and export.

use std::path::Path;

use chirashi::content::load::{Request, load};
use chirashi::diag::{Sink, human};
use chirashi::export::Variant;
use chirashi::frame::Date;
use chirashi::pipeline::Printer;
use chirashi::source::Sources;

/// The town of the tests of `load`: all kinds of blocks, facts and formats, and
/// a font that holds nothing.
const TOWN: &str = "tests/fixtures/load/good";

/// The files of that town that are written by hand.
const FILES: [&str; 7] = [
    "content/town/en.toml",
    "content/town/ja.toml",
    "content/town/flyer.toml",
    "content/facts.toml",
    "content/languages/ja.toml",
    "content/templates/plain.toml",
    "fonts/fonts.toml",
];

/// The reader of TOML: packs, and all other files of a project. The first
/// character of the text says which one it is (`b` to `h`).
pub fn pack(repository: &Path, text: &str) {
    let mut rest = text.chars();
    let Some(first) = rest.next() else { return };
    let file = FILES[u32::from(first) as usize % FILES.len()];
    run(&repository.join(TOWN), &[(file, rest.as_str())], false);
}

/// The reader of pictures.
pub fn picture(repository: &Path, text: &str) {
    run(&repository.join(TOWN), &[("content/town/images/dot.svg", text)], false);
}

/// The reader of markup, and what prints it: emphasis, ruby, references and
/// patterns, as heading, as alternative text and as the name of a language.
pub fn markup(repository: &Path, text: &str) {
    // What JSON writes, TOML reads; but for one control character.
    let string = serde_json::to_string(text).expect("a text is always JSON");
    let string = string.replace('\u{7F}', "\\u007F");
    let head = ENGLISH.split("[title]").next().unwrap_or_default();
    let head = head.replace("ja = \"Japanese\"", &format!("ja = {string}"));
    let pack = format!(
        "{head}
[title]
heading = {string}
picture_alt = {string}
[step]
heading = {string}
tasks = [{string}]
[line]
label = \"In Japanese\"
heading = {string}
before = []
columns = [{string}, \"b\", \"c\"]
notes = []
"
    );
    let files = [
        ("content/town/flyer.toml", FLYER),
        ("content/town/en.toml", &*pack),
        ("content/town/images/dot.svg", DOT),
    ];
    run(repository, &files, true);
}

/// The shipped English pack, for its formats and names.
const ENGLISH: &str = include_str!("../../content/my-number-card/en.toml");

const FLYER: &str = "
template = \"a4-leaflet\"
reference = \"en\"
edition = 2022-07-01
as_of = 2022-07-01
languages = [\"en\"]
[[pages]]
[[pages.blocks]]
kind = \"title\"
words = \"title\"
picture = \"dot\"
[[pages.blocks]]
kind = \"step\"
words = \"step\"
[[pages.blocks]]
kind = \"contacts\"
words = \"line\"
contacts = [\"card\"]
large = true
";

const DOT: &str =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><path d=\"M0 0H9V9Z\"/></svg>";

/// Loads the flyer `town` of a project with some files replaced; makes a file of
/// it if `print` is set and nothing is wrong.
fn run(root: &Path, replaced: &[(&str, &str)], print: bool) {
    let mut sources = Sources::new(root);
    for (path, text) in replaced {
        sources.replace(path, *text);
    }
    let mut sink = Sink::default();
    let request = Request {
        flyers: Some(vec!["town".to_owned()]),
        written: true,
        ..Request::all(Date { year: 2024, month: 2, day: 1 })
    };
    // A font that is named and not there is a failure, and none of content.
    if let Ok(project) = load(&mut sources, &request, &mut sink)
        && print
        && !sink.has_errors()
    {
        let languages = &project.workspace.languages;
        let printer = Printer::new(Variant::Screen, languages, &project.fonts);
        for document in project.workspace.flyers.iter().flat_map(|flyer| &flyer.documents) {
            printer.build(document, &mut sink);
        }
    }
    let diagnostics = sink.sorted();
    let drawn = human::draw(&diagnostics, &sources, false);
    assert_eq!(drawn.is_empty(), diagnostics.is_empty());
    assert!(drawn.len() < 4_000_000, "{} bytes of messages", drawn.len());
}
