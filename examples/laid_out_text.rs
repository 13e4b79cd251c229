//! Writes the text of every flyer as it was laid out: one line of text per
//! line on the page, pages separated by form feeds. Extractors must read the
//! same words from the PDF files; those that go by the tags, the same without
//! what is printed and not read out.
//!
//! And where lines break: the texts on the pages as lists of lines (`printed`), and
//! all texts as lists of the pieces that no line break parts (`pieces`).
//!
//! Usage: `cargo run --release --example laid_out_text -- FOLDER`, which gets
//! `<flyer>/<tag>.txt`, `<flyer>/<tag>.heard` and `<flyer>/<tag>.breaks`.

use std::path::PathBuf;

use anyhow::{Context, bail};
use chirashi::cli::today;
use chirashi::content::compose::compose;
use chirashi::content::load::{Project, Request, load};
use chirashi::content::model::Document;
use chirashi::diag::Sink;
use chirashi::export::reading;
use chirashi::fonts::Weight;
use chirashi::frame::Frame;
use chirashi::layout::layout;
use chirashi::source::Sources;
use chirashi::text::TextContext;
use serde_json::json;

#[expect(clippy::disallowed_methods, reason = "an example writes where it is told to")]
fn main() -> anyhow::Result<()> {
    let folder = PathBuf::from(std::env::args().nth(1).context("name a folder")?);
    let mut sources = Sources::new(".".as_ref());
    let mut sink = Sink::default();
    let project = load(&mut sources, &Request::all(today()?), &mut sink)?;
    if sink.has_errors() {
        bail!("the content has errors; `chirashi check` shows them");
    }
    let workspace = &project.workspace;
    for document in workspace.flyers.iter().flat_map(|flyer| &flyer.documents) {
        let layout = layout(document, &workspace.languages, &project.fonts, &mut sink)
            .with_context(|| format!("{} does not fit", document.language))?;
        let folder = folder.join(&document.flyer);
        std::fs::create_dir_all(&folder)?;
        let write = |ending: &str, read: fn(&Frame) -> Vec<String>| {
            let pages = layout.publication.pages.iter();
            let pages: Vec<String> = pages.map(|page| read(page).join("\n")).collect();
            let path = folder.join(format!("{}.{ending}", document.language));
            std::fs::write(path, pages.join("\n\u{c}"))
        };
        write("txt", reading::lines)?;
        write("heard", reading::content)?;
        let printed: Vec<_> =
            layout.publication.pages.iter().map(|page| reading::texts(page)).collect();
        let breaks = json!({ "printed": printed.concat(), "pieces": pieces(document, &project) });
        std::fs::write(folder.join(format!("{}.breaks", document.language)), breaks.to_string())?;
    }
    Ok(())
}

/// The pieces of all texts of a document.
fn pieces(document: &Document, project: &Project) -> Vec<Vec<String>> {
    let languages = &project.workspace.languages;
    let Some(profile) = languages.nearest(&document.language) else { return Vec::new() };
    let context = TextContext::new(&project.fonts, languages);
    let sheets = compose(document, None);
    let elements = sheets.iter().flat_map(|sheet| &sheet.parts).flat_map(|part| &part.elements);
    let texts = elements.flat_map(|element| element.texts());
    let shaped =
        texts.map(|text| context.shape(text, profile, Weight::Regular, &mut Sink::default()));
    shaped.map(|shaped| shaped.pieces().map(str::to_owned).collect()).collect()
}
