//! Chirashi turns one TOML content pack per language into print-ready,
//! accessible flyers.
//!
//! ```text
//! content/*.toml ─load─▶ Workspace ──layout─▶ Publication ──export─▶ bytes ─batch─▶ output/
//!                                     │ ▲                             │
//!                                   text (paragraph →               proof (what a reader
//!                                   lines of glyphs)                finds in the file)
//! ```
//!
//! A program that makes files by itself reads the content and hands each document to a
//! [`pipeline::Printer`]:
//!
//! ```no_run
//! use chirashi::content::load::{Request, load};
//! use chirashi::date::Date;
//! use chirashi::diag::Sink;
//! use chirashi::export::Variant;
//! use chirashi::pipeline::Printer;
//! use chirashi::source::Sources;
//!
//! # fn main() -> anyhow::Result<()> {
//! let (mut sources, mut sink) = (Sources::new("city".as_ref()), Sink::default());
//! let today = Date { year: 2026, month: 12, day: 1 };
//! let project = load(&mut sources, &Request::all(today), &mut sink)?;
//! let printer = Printer::new(Variant::Screen, &project.workspace.languages, &project.fonts);
//! for document in project.workspace.flyers.iter().flat_map(|flyer| &flyer.documents) {
//!     let Some(file) = printer.inspect(document, &mut sink) else { continue };
//!     println!("{}: {} pages, {} bytes", document.language, file.pages, file.bytes.len());
//! }
//! // What is wrong, each with its place.
//! for message in sink.sorted() {
//!     println!("{}: {}", message.code, message.message);
//! }
//! # Ok(())
//! # }
//! ```
//!
//! What is listed here is for such programs. The other modules are open to the tests
//! and to the program `chirashi` alone, and change without notice.

pub mod check;
pub mod cli;
pub mod content;
pub mod date;
pub mod diag;
pub mod export;
pub mod frame;
pub mod geom;
pub mod lang;
pub mod layout;
pub mod pipeline;
pub mod proof;
pub mod source;

#[doc(hidden)]
pub mod batch;
#[doc(hidden)]
pub mod calendar;
#[doc(hidden)]
pub mod compare;
#[doc(hidden)]
pub mod embedded;
#[doc(hidden)]
pub mod fonts;
#[doc(hidden)]
pub mod key;
#[doc(hidden)]
pub mod known;
#[doc(hidden)]
pub mod policy;
#[doc(hidden)]
pub mod rules;
#[doc(hidden)]
pub mod scaffold;
#[doc(hidden)]
pub mod schema;
#[doc(hidden)]
pub mod serve;
#[doc(hidden)]
pub mod shown;
#[doc(hidden)]
pub mod site;
#[doc(hidden)]
pub mod text;
