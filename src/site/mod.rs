//! The flyers as pages for the screen: a folder that any server, or none, shows.
//!
//! In: the content, and which PDF files there are. Out: the files of the folder by their
//! paths, the same for the same input. They need no script (one adds what is open at this
//! moment), ask no other host for anything, and lead to each other by paths, so that they work from a memory stick, too.
//! Knows nothing about folders on a disk.

mod body;
mod changes;
mod chooser;
mod cut;
mod drawing;
mod fonts;
mod letters;
mod linked;
mod machines;
mod offline;
mod open;
mod page;
mod paper;
mod redirect;
mod text;
mod today;
mod told;
mod woff2;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};

use rayon::prelude::*;

pub use body::{Ways, body};
pub use changes::Changes;
use letters::{BOLD, Letters};
use page::Page;
pub use paper::{Outlines, Paper, Spot, paper};
pub use redirect::{folders, redirects};
pub use text::Mapped;
use told::Told;

use crate::content::model::{Document, Flyer, Workspace};
use crate::content::{Languages, Settings};
use crate::fonts::FontBook;
use crate::frame::{Color, Picture};
use crate::key::Key;
use crate::lang::Tag;

/// The style sheet of all pages.
const STYLE: &str = include_str!("style.css");

/// Where it stands.
const STYLE_PATH: &str = "style.css";

/// The script of all pages of flyers. They say the same without it.
const SCRIPT: &str = include_str!("page.js");

/// Where it stands.
const SCRIPT_PATH: &str = "page.js";

/// What a site is made of.
pub struct Order<'a> {
    /// The content.
    pub workspace: &'a Workspace,
    /// Where the site will be, with a slash at its end, if that is known.
    pub address: Option<&'a str>,
    /// What the site is called, if it has a name.
    pub title: Option<&'a str>,
    /// The address of a map, with {address} in it, if there is one.
    pub map: Option<&'a str>,
    /// What has changed since an earlier edition, as far as anybody compared them.
    pub changes: Vec<Changes>,
    /// Old folders, each with the one that is meant.
    pub redirects: BTreeMap<String, String>,
    /// The fonts of the paper.
    pub fonts: &'a FontBook,
    /// A file of an earlier site that is still as it was made: fonts take long to cut.
    pub made: &'a (dyn Fn(&str) -> Option<Vec<u8>> + Sync),
    /// The PDF files that stand in the folder, too.
    pub leaflets: Vec<Leaflet>,
}

impl<'a> Order<'a> {
    /// A site of which nothing is known but the content.
    #[must_use]
    pub fn new(
        (workspace, settings): (&'a Workspace, &'a Settings),
        fonts: &'a FontBook,
        made: &'a (dyn Fn(&str) -> Option<Vec<u8>> + Sync),
    ) -> Self {
        let site = &settings.site;
        Self {
            workspace,
            address: site.address.as_ref().map(|address| address.value.as_str()),
            title: site.title.as_deref(),
            map: site.map.as_deref(),
            changes: Vec::new(),
            redirects: BTreeMap::new(),
            fonts,
            made,
            leaflets: Vec::new(),
        }
    }
}

/// A PDF file of a flyer.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Leaflet {
    /// Where it stands.
    pub path: String,
    /// Its flyer.
    pub flyer: String,
    /// Its language.
    pub language: String,
    /// How many pages it has.
    pub pages: usize,
    /// How many bytes it has.
    pub bytes: u64,
}

/// The files of a site by their paths.
pub type Files = BTreeMap<String, Vec<u8>>;

/// The pages of a document alone, by their paths: what else they show is among the files of
/// the whole site. Who makes them often keeps the shelf.
#[must_use]
pub fn pages(order: &Order<'_>, shelf: &Shelf, flyer: &Flyer, document: &Document) -> Files {
    let told = Told::of(&order.workspace.facts, flyer);
    let pages = page::pages(order, shelf, (flyer, &told, document));
    let pages = pages.into_iter().flat_map(Page::files);
    pages.map(|(path, text)| (path, text.into_bytes())).collect()
}

/// Makes a site.
#[must_use]
pub fn site(order: &Order<'_>) -> Files {
    let shelf = Shelf::default();
    let flyers = order.workspace.flyers.par_iter();
    let told: Vec<Told<'_>> = flyers.map(|flyer| Told::of(&order.workspace.facts, flyer)).collect();
    let documents: Vec<(&Flyer, &Told<'_>, &Document)> = (order.workspace.flyers.iter().zip(&told))
        .flat_map(|(flyer, told)| flyer.documents.iter().map(move |it| (flyer, told, it)))
        .collect();
    let pages: Vec<(&Document, Vec<Page>)> =
        documents.into_par_iter().map(|of| (of.2, page::pages(order, &shelf, of))).collect();
    let mut letters: BTreeMap<Tag, Letters> = BTreeMap::new();
    let mut shown: BTreeMap<&Tag, BTreeSet<String>> = BTreeMap::new();
    for (Document { flyer, language, .. }, pages) in &pages {
        let letters = letters.entry(language.clone()).or_default();
        let shown = shown.entry(language).or_default();
        shown.insert(format!("{flyer}/index.html"));
        for page in pages {
            letters::gather(&page.read, language, letters);
            shown.extend(page.pictures.iter().chain([&page.path]).cloned());
        }
    }
    let pages = pages.into_iter().flat_map(|(_, pages)| pages).flat_map(Page::files);
    let pages = pages.chain(chooser::choosers(order, &told));
    let mut files: Files = pages.map(|(path, text)| (path, text.into_bytes())).collect();
    let (fonts, faces) = fonts::fonts(order, &letters);
    files.extend(fonts);
    for (from, to) in &order.redirects {
        let page = redirect::page(from, to, order.address);
        files.insert(format!("{from}index.html"), page.into_bytes());
    }
    let (pictures, style) = shelf.emptied();
    files.extend(pictures);
    files.insert(STYLE_PATH.to_owned(), style.into_bytes());
    files.insert(SCRIPT_PATH.to_owned(), SCRIPT.as_bytes().to_vec());
    for (language, shown) in &mut shown {
        let all = ["index.html", STYLE_PATH, SCRIPT_PATH].map(str::to_owned);
        shown.extend(all.into_iter().chain([fonts::sheet(language)]));
        shown.extend(faces.get(*language).into_iter().flatten().cloned());
    }
    files.extend(offline::offline(&files, &shown));
    files
}

/// What pages share: pictures, and the colours that rows of tables have.
#[derive(Default)]
pub struct Shelf {
    /// The files, and the pictures that they were made of, by the addresses of these.
    pictures: Mutex<(Files, Shelved)>,
    grounds: Mutex<BTreeSet<[u8; 3]>>,
}

/// Pictures by their addresses in memory, each with where its file stands.
type Shelved = BTreeMap<usize, (Arc<Picture>, String)>;

impl Shelf {
    /// Where a picture stands. Its name is what it is made of: the same picture of two
    /// flyers is one file.
    fn picture(&self, picture: &Arc<Picture>) -> String {
        // No other picture has the address while this one is kept.
        let address = Arc::as_ptr(picture).addr();
        // A thread that panicked meanwhile leaves whole entries behind.
        let shelf = || self.pictures.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, path)) = shelf().1.get(&address) {
            return path.clone();
        }
        let key = Key::of(&(&picture.size, &picture.shapes, &picture.photo));
        let (bytes, ending) = drawing::file(picture);
        let path = format!("images/{}.{ending}", &key.to_string()[..16]);
        let (files, known) = &mut *shelf();
        files.insert(path.clone(), bytes);
        known.insert(address, (Arc::clone(picture), path.clone()));
        path
    }

    /// The class of what stands on a ground of a colour.
    fn ground(&self, color: Color) -> String {
        let mut grounds = self.grounds.lock().unwrap_or_else(PoisonError::into_inner);
        grounds.insert([color.red, color.green, color.blue]);
        format!("on-{}", &drawing::hex(color)[1..])
    }

    /// All pictures, and the style sheet with a rule for each colour.
    fn emptied(self) -> (Files, String) {
        let (pictures, _) = self.pictures.into_inner().unwrap_or_else(PoisonError::into_inner);
        let grounds = self.grounds.into_inner().unwrap_or_else(PoisonError::into_inner);
        let mut style = format!("{STYLE}\n{} {{ font-weight: bold; }}\n", BOLD.join(", "));
        for [red, green, blue] in grounds {
            let ground = Color { red, green, blue };
            let contrast = |ink: Color| ink.contrast(ground);
            let is_dark = contrast(Color::WHITE) > contrast(Color::BLACK);
            let ink = drawing::hex(if is_dark { Color::WHITE } else { Color::BLACK });
            let ground = drawing::hex(ground);
            let class = &ground[1..];
            style += &format!(".on-{class} {{ background: {ground}; color: {ink}; }}\n");
        }
        (pictures, style)
    }
}

/// What a browser is told of a language.
fn speech<'a>(languages: &'a Languages, language: &'a Tag) -> (&'a Tag, &'static str) {
    match languages.nearest(language) {
        Some(it) if it.setting.is_right_to_left() => (&it.speech, "rtl"),
        Some(it) => (&it.speech, "ltr"),
        None => (language, "ltr"),
    }
}

/// The way from the folder of a page to the top of the site.
fn up(folder: &str) -> String {
    "../".repeat(folder.split('/').filter(|part| !part.is_empty()).count())
}
