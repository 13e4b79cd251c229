//! Writes the hard texts of the tests as PDF files, for validators and
//! extractors, with the text that must come out.
//!
//! Usage: `cargo run --example export_samples -- FOLDER [TEXTS]`, which gets
//! `pdf/<tag>.pdf` and `text/<tag>.txt`; with TEXTS, the lines of `TEXTS/<tag>.txt`
//! are set instead.

#![expect(
    clippy::disallowed_methods,
    clippy::print_stderr,
    clippy::unwrap_used,
    reason = "a tool for developers, not the program"
)]

#[path = "../tests/export/samples.rs"]
mod samples;
#[path = "../tests/export/setter.rs"]
mod setter;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use chirashi::diag::Sink;
use chirashi::export::{dump, pdf};
use chirashi::frame::{Frame, Item, Publication, Role};
use chirashi::geom::{Point, Pt, Size};

fn main() {
    let mut arguments = std::env::args().skip(1);
    let folder = PathBuf::from(arguments.next().unwrap_or_else(|| "target/samples".into()));
    std::fs::create_dir_all(folder.join("pdf")).unwrap();
    std::fs::create_dir_all(folder.join("text")).unwrap();
    let setter = setter::Setter::new(Path::new(env!("CARGO_MANIFEST_DIR")));
    let publications: Vec<(String, Publication)> = match arguments.next() {
        Some(texts) => std::fs::read_dir(texts)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .map(|path| {
                let tag = path.file_stem().unwrap().to_str().unwrap().to_owned();
                let text = std::fs::read_to_string(&path).unwrap();
                let publication = corpus(&setter, &tag, &text);
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

/// The lines of a text as paragraphs on as many pages as they need; lines with
/// characters that no font has are left out.
fn corpus(setter: &setter::Setter, tag: &str, text: &str) -> Publication {
    let style = setter.style(tag, 11.0);
    let stack = style.profile.setting.stack(&setter.book);
    let has = |character| setter.book.face_for(&stack, style.weight, character).is_some();
    let size = Size::new(Pt(595.276), Pt(841.89));
    let mut pages = Vec::new();
    let mut page = Frame::new(size);
    let mut y = Pt(30.0);
    for line in text.lines().filter(|line| line.chars().all(has)) {
        let paragraph = samples::block(setter, &style, 480.0, line);
        let height = paragraph.size.height;
        if y + height > Pt(820.0) {
            pages.push(Arc::new(std::mem::replace(&mut page, Frame::new(size))));
            y = Pt(30.0);
        }
        page.push(Point::new(Pt(40.0), y), Item::Group(Role::Paragraph, paragraph));
        y += height;
    }
    pages.push(Arc::new(page));
    Publication { meta: samples::meta(tag, "Corpus", &style), pages, shared: 0 }
}
