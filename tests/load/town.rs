//! A copy of the small town in a folder of its own, to make mistakes in.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use chirashi::content::load::{Project, Request, load};
use chirashi::content::model::{BlockKind, Document, Rich};
use chirashi::diag::{Diagnostic, Sink, human};
use chirashi::frame::Date;
use chirashi::source::Sources;

/// A project in a folder that goes away with it.
pub(crate) struct Town {
    root: PathBuf,
}

/// What loading gave.
pub(crate) struct Outcome {
    pub(crate) project: Option<Project>,
    pub(crate) diagnostics: Vec<Diagnostic>,
    pub(crate) drawn: String,
}

static COUNT: AtomicUsize = AtomicUsize::new(0);

impl Town {
    /// A copy of the town without mistakes.
    pub(crate) fn new() -> Self {
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let root = Path::new(env!("CARGO_TARGET_TMPDIR"))
            .join(format!("town-{}-{number}", std::process::id()));
        let good = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/load/good");
        copy(&good, &root);
        Self { root }
    }

    /// The path of a file.
    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.root.join(path)
    }

    /// The text of a file.
    pub(crate) fn text(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap()
    }

    /// Replaces a file.
    pub(crate) fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        fs::write(self.path(path), bytes).unwrap();
    }

    /// Replaces the first `from` in a file by `to`, and says at which byte.
    pub(crate) fn edit(&self, path: &str, from: &str, to: &str) -> usize {
        let text = self.text(path);
        let at = text.find(from).unwrap_or_else(|| panic!("{path} has no {from}"));
        self.write(path, text.replacen(from, to, 1));
        at
    }

    /// Loads everything.
    pub(crate) fn load(&self) -> Outcome {
        self.load_with(&request())
    }

    /// Loads what is asked for.
    pub(crate) fn load_with(&self, request: &Request) -> Outcome {
        let mut sources = Sources::new(&self.root);
        let mut sink = Sink::default();
        let project = load(&mut sources, request, &mut sink).unwrap();
        // What has errors must not be printed.
        let project = (!sink.has_errors()).then_some(project);
        let diagnostics = sink.sorted();
        let drawn = human::draw(&diagnostics, &sources, false);
        Outcome { project, diagnostics, drawn }
    }

    /// Loads everything, and draws what there is to say, whether it fails or
    /// not.
    pub(crate) fn try_load(&self) {
        let mut sources = Sources::new(&self.root);
        let mut sink = Sink::default();
        let failed = load(&mut sources, &request(), &mut sink).is_err();
        let drawn = human::draw(&sink.sorted(), &sources, true);
        assert!(failed || drawn.is_empty() || drawn.ends_with('\n'));
    }

    /// Why loading failed.
    pub(crate) fn failure(&self, request: &Request) -> String {
        let mut sources = Sources::new(&self.root);
        let result = load(&mut sources, request, &mut Sink::default());
        format!("{:#}", result.err().unwrap())
    }
}

impl Drop for Town {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.root).unwrap();
    }
}

impl Outcome {
    /// The document of a language; there must be no message.
    pub(crate) fn document(self, language: &str) -> Document {
        assert_eq!(self.drawn, "");
        let flyers = self.project.unwrap().workspace.flyers;
        let mut documents = flyers.into_iter().flat_map(|flyer| flyer.documents);
        documents.find(|document| document.language.as_str() == language).unwrap()
    }

    /// The first task of a step in English; there must be no message.
    pub(crate) fn task(self) -> String {
        let document = self.document("en");
        let blocks = document.pages.iter().flat_map(|page| &page.blocks);
        let mut tasks = blocks.filter_map(|block| {
            if let BlockKind::Step(step) = &block.kind {
                step.tasks.first().map(Rich::plain)
            } else {
                None
            }
        });
        tasks.next().unwrap()
    }
}

/// A request for everything, on a day in 2024.
pub(crate) fn request() -> Request {
    Request::all(Date { year: 2024, month: 2, day: 1 })
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}
