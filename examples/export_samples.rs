//! Writes the hard texts of the tests as PDF files, for validators and
//! extractors, with the text that must come out.
//!
//! Usage: `cargo run --example export_samples -- FOLDER [TEXTS]`, which gets
//! `pdf/<tag>.pdf` and `text/<tag>.txt`; with TEXTS, the lines of `TEXTS/<tag>.txt`
//! are set instead.

#[path = "../tests/export/samples.rs"]
mod samples;
#[path = "../tests/export/setter.rs"]
mod setter;

use std::path::PathBuf;
use std::time::Instant;

use chirashi::diag::Sink;
use chirashi::export::{dump, pdf};
use chirashi::frame::Publication;

#[expect(clippy::disallowed_methods, reason = "a tool for developers, not the program")]
#[expect(clippy::print_stderr, reason = "a tool for developers, not the program")]
#[expect(clippy::unwrap_used, reason = "a tool for developers, not the program")]
fn main() {
    let mut arguments = std::env::args().skip(1);
    let folder = PathBuf::from(arguments.next().unwrap_or_else(|| "target/samples".into()));
    std::fs::create_dir_all(folder.join("pdf")).unwrap();
    std::fs::create_dir_all(folder.join("text")).unwrap();
    let setter = setter::Setter::new();
    let publications: Vec<(String, Publication)> = match arguments.next() {
        Some(corpus) => std::fs::read_dir(corpus)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .map(|path| {
                let tag = path.file_stem().unwrap().to_str().unwrap().to_owned();
                let text = std::fs::read_to_string(&path).unwrap();
                let publication = samples::corpus(&setter, &tag, &text);
                (tag, publication)
            })
            .collect(),
        None => samples::all()
            .into_iter()
            .map(|(tag, texts)| (tag.to_owned(), samples::publication(&setter, tag, texts)))
            .collect(),
    };
    for (tag, publication) in publications {
        let mut sink = Sink::default();
        let start = Instant::now();
        let bytes = pdf::pdf(&publication, &setter.book, &mut sink);
        let time = start.elapsed();
        for diagnostic in sink.sorted() {
            eprintln!("{tag}: {}", diagnostic.message);
        }
        let Some(bytes) = bytes else { continue };
        eprintln!("{tag}: {} pages, {} bytes, {time:?}", publication.pages.len(), bytes.len());
        std::fs::write(folder.join(format!("pdf/{tag}.pdf")), bytes).unwrap();
        std::fs::write(folder.join(format!("text/{tag}.txt")), dump::lines(&publication)).unwrap();
    }
}
