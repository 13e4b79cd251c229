//! A project of one block that prints facts, in the languages of the test project.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use chirashi::content::Fact;
use chirashi::content::load::{Request, load};
use chirashi::content::model::{BlockKind, Flyer, Inline, Rich};
use chirashi::diag::{Sink, human};
use chirashi::frame::Date;
use chirashi::source::Sources;

/// The day on which the flyer is handed out.
pub(crate) const TODAY: Date = Date { year: 2026, month: 12, day: 1 };

const FLYER: &str = r#"template = "plain"
reference = "ja"
edition = 2026-12-01
as_of = 2026-12-01
languages = LANGUAGES

[[pages]]

[[pages.blocks]]
kind = "title"
words = "title"
picture = "dot"

[[pages.blocks]]
kind = "step"
words = "said"
"#;

static COUNT: AtomicUsize = AtomicUsize::new(0);

/// A project in a folder that goes away with it.
pub(crate) struct Project {
    root: PathBuf,
}

/// A path in the folder of the tests.
fn tests(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(path)
}

/// Where the languages of the test project stand.
fn folder() -> PathBuf {
    tests("project/content/languages")
}

/// The languages of the test project that say how they write values.
pub(crate) fn languages() -> Vec<String> {
    let files = fs::read_dir(folder()).expect("the project is there");
    let mut languages: Vec<String> = files
        .map(|file| file.expect("the folder can be read").path())
        .filter(|path| fs::read_to_string(path).is_ok_and(|text| text.contains("[formats]")))
        .filter_map(|path| Some(path.file_stem()?.to_str()?.to_owned()))
        .collect();
    languages.sort();
    languages
}

impl Project {
    /// A flyer that prints `references`, one in each line, of these facts.
    pub(crate) fn new(facts: &str, references: &[String], languages: &[String]) -> Self {
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let root = Path::new(env!("CARGO_TARGET_TMPDIR"))
            .join(format!("facts-{}-{number}", std::process::id()));
        let project = Self { root };
        project.copy("content/templates/plain.toml", "content/templates/plain.toml");
        project.copy("content/town/images/dot.svg", "content/flyer/images/dot.svg");
        project.copy("fonts/One.otf", "fonts/One.otf");
        // What is printed does not depend on the fonts: one stands for all.
        let fonts = fs::read_to_string(tests("../fonts/fonts.toml")).expect("the fonts are there");
        let families = fonts.lines().filter(|line| line.starts_with('['));
        let families: Vec<String> =
            families.map(|family| format!("{family}\nregular = \"One.otf\"\n")).collect();
        project.write("fonts/fonts.toml", families.join("\n"));
        project.write("content/flyer/flyer.toml", FLYER.replace("LANGUAGES", &listed(languages)));
        project.write("content/facts.toml", with_origin(facts));
        for language in languages {
            let file = format!("{language}.toml");
            let text = fs::read_to_string(folder().join(&file));
            let text = text.expect("the language is there");
            project.write(&format!("content/languages/{file}"), &text);
            let words = format!(
                "[pack]\nlanguage = \"{language}\"\nstatus = \"draft\"\n\n\
                 [title]\nheading = \"X\"\npicture_alt = \"X\"\n\n\
                 [said]\nheading = \"X\"\ntip = \"X\"\ntasks = {}\n",
                listed(references)
            );
            project.write(&format!("content/flyer/{file}"), &words);
        }
        project
    }

    /// Copies a file of the small town.
    fn copy(&self, from: &str, to: &str) {
        let bytes = fs::read(tests("fixtures/load/good").join(from)).expect("the town has it");
        self.write(to, bytes);
    }

    fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let path = self.root.join(path);
        fs::create_dir_all(path.parent().expect("a file stands in a folder"))
            .expect("folders can be made");
        fs::write(path, bytes).expect("files can be written");
    }

    /// Loads it; there must be no message.
    pub(crate) fn load(&self) -> Loaded {
        let mut sources = Sources::new(&self.root);
        let mut sink = Sink::default();
        let loaded = load(&mut sources, &Request::all(TODAY), &mut sink);
        assert_eq!(human::draw(&sink.sorted(), &sources, false), "");
        let workspace = loaded.expect("all files can be read").workspace;
        Loaded { facts: workspace.facts, flyers: workspace.flyers }
    }
}

/// What was loaded.
pub(crate) struct Loaded {
    pub(crate) facts: Vec<Fact>,
    flyers: Vec<Flyer>,
}

impl Loaded {
    /// What each language prints, one text for each reference, in the order of its tag.
    pub(crate) fn said(&self) -> Vec<(&str, Vec<String>)> {
        let documents = self.flyers.iter().flat_map(|flyer| &flyer.documents);
        let said = documents.map(|document| {
            let mut blocks = document.pages.iter().flat_map(|page| &page.blocks);
            let step = blocks.find_map(|block| {
                if let BlockKind::Step(step) = &block.kind { Some(step) } else { None }
            });
            let tasks = &step.expect("the page has a step").tasks;
            (document.language.as_str(), tasks.iter().map(shown).collect())
        });
        let mut said: Vec<(&str, Vec<String>)> = said.collect();
        said.sort();
        said
    }
}

impl Drop for Project {
    fn drop(&mut self) {
        let removed = fs::remove_dir_all(&self.root);
        assert!(std::thread::panicking() || removed.is_ok(), "{removed:?}");
    }
}

/// Texts as a list of TOML.
fn listed(texts: &[String]) -> String {
    let texts: Vec<String> = texts.iter().map(|text| format!("\"{text}\"")).collect();
    format!("[{}]", texts.join(", "))
}

/// The facts, each with the source and the day that every fact needs.
fn with_origin(facts: &str) -> String {
    let mut whole = String::new();
    for line in facts.lines() {
        whole.push_str(line);
        whole.push('\n');
        // A table of a fact has two names; those inside of one have more.
        let inside = line.trim_matches(['[', ']']).split('.').count() > 2;
        if line.starts_with('[') && line.ends_with(']') && !inside {
            whole.push_str("source = \"the city\"\nchecked = 2026-12-01\n");
        }
    }
    whole
}

/// A text as it is printed: `~` for a blank at which no line breaks, `base(reading)`
/// for ruby.
fn shown(text: &Rich) -> String {
    text.0
        .iter()
        .map(|inline| match inline {
            Inline::Text(text) => text.text.replace('\u{A0}', "~"),
            Inline::Ruby { readings, .. } => {
                readings.iter().map(|it| format!("{}({})", it.base, it.reading)).collect()
            }
            Inline::Mark { .. } => String::new(),
        })
        .collect()
}
