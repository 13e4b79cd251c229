//! Writes the hard texts of the tests as PDF files, for validators and
//! extractors, with the text that must come out.
//!
//! Usage: `cargo run --example export_samples -- FOLDER`, which gets
//! `pdf/<tag>.pdf` and `text/<tag>.txt`.

#[path = "../tests/export/samples.rs"]
mod samples;
#[path = "../tests/export/setter.rs"]
mod setter;

use std::path::PathBuf;
use std::time::Instant;

use chirashi::diag::Sink;
use chirashi::export::{pdf, reading};

#[expect(clippy::disallowed_methods, reason = "a tool for developers, not the program")]
#[expect(clippy::print_stderr, reason = "a tool for developers, not the program")]
#[expect(clippy::unwrap_used, reason = "a tool for developers, not the program")]
fn main() {
    let folder = PathBuf::from(std::env::args().nth(1).unwrap_or_else(|| "target/samples".into()));
    std::fs::create_dir_all(folder.join("pdf")).unwrap();
    std::fs::create_dir_all(folder.join("text")).unwrap();
    let setter = setter::Setter::new();
    for (tag, texts) in samples::all() {
        let publication = samples::publication(&setter, tag, texts);
        let mut sink = Sink::default();
        let start = Instant::now();
        let bytes = pdf::pdf(&publication, &setter.book, &mut sink);
        let time = start.elapsed();
        for diagnostic in sink.sorted() {
            eprintln!("{tag}: {}", diagnostic.message);
        }
        let Some(bytes) = bytes else { continue };
        eprintln!("{tag}: {} bytes, {time:?}", bytes.len());
        std::fs::write(folder.join(format!("pdf/{tag}.pdf")), bytes).unwrap();
        let pages: Vec<String> =
            publication.pages.iter().map(|page| reading::lines(page).join("\n")).collect();
        std::fs::write(folder.join(format!("text/{tag}.txt")), pages.join("\n\u{c}")).unwrap();
    }
}
