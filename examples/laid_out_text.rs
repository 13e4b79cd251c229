//! Writes the text of every flyer as it was laid out: one line of text per
//! line on the page, pages separated by form feeds. Extractors must read the
//! same words from the PDF files.
//!
//! Usage: `cargo run --release --example laid_out_text -- FOLDER`, which gets
//! `<flyer>/<tag>.txt`.

use std::path::PathBuf;

use anyhow::{Context, bail};
use chirashi::diag::Sink;
use chirashi::export::reading;
use chirashi::frame::Date;
use chirashi::layout::layout;
use chirashi::load::{Request, load};
use chirashi::source::Sources;

#[expect(clippy::disallowed_methods, reason = "an example writes where it is told to")]
fn main() -> anyhow::Result<()> {
    let folder = PathBuf::from(std::env::args().nth(1).context("name a folder")?);
    let mut sources = Sources::new(".".as_ref());
    let mut sink = Sink::default();
    let project = load(&mut sources, &Request::all(Date::from_days(0)), &mut sink)?;
    if sink.has_errors() {
        bail!("the content has errors; `chirashi check` shows them");
    }
    let workspace = &project.workspace;
    for document in workspace.flyers.iter().flat_map(|flyer| &flyer.documents) {
        let layout = layout(document, &workspace.languages, &project.fonts, &mut sink)
            .with_context(|| format!("{} does not fit", document.language))?;
        let pages: Vec<String> =
            layout.publication.pages.iter().map(|page| reading::lines(page).join("\n")).collect();
        let path = folder.join(&document.flyer).join(format!("{}.txt", document.language));
        std::fs::create_dir_all(path.parent().unwrap_or(&folder))?;
        std::fs::write(path, pages.join("\n\u{c}"))?;
    }
    Ok(())
}
