//! The text of a file, as a screen reader comes to it.
//!
//! In: a file. Out: the text of each page in the order of the structure tree
//! (PDF/UA-1, 7.2), a line for every line on the page and a new one for every
//! block. Text that no element holds is not read: whoever reads by the tree does
//! not meet it. In a file without a tree the order is that of the content.

use std::collections::{BTreeMap, BTreeSet};

use hayro::hayro_syntax::Pdf;
use hayro::hayro_syntax::object::{
    Array, Dict, MaybeRef, Name, ObjRef, Object, ObjectIdentifier, String as Bytes,
};

use super::content::{self, Fonts, Line, Piece};
use super::{File, strings};

/// How deep elements may stand in elements.
const DEEPEST: usize = 64;

/// How far a baseline may lie beside that of its line, in multiples of the size.
const SAME_LINE: f64 = 0.3;

/// The elements that stand inside a line (ISO 32000-1, table 338).
const INLINE: [&[u8]; 13] = [
    b"Span",
    b"Quote",
    b"Note",
    b"Reference",
    b"BibEntry",
    b"Code",
    b"Link",
    b"Annot",
    b"Ruby",
    b"RB",
    b"RT",
    b"RP",
    b"Warichu",
];

impl File {
    /// The text of each page, its lines parted by line feeds, without artifacts.
    #[must_use]
    pub fn text(&self) -> Vec<String> {
        let mut fonts = Fonts::new();
        let pages = self.pdf.pages().iter();
        let pieces: Vec<_> = pages.map(|page| content::pieces(page, &mut fonts)).collect();
        let root = self.catalog().and_then(|catalog| catalog.get::<Dict<'_>>(b"StructTreeRoot"));
        let mut pages: Vec<Lines> = pieces.iter().map(|_| Lines::default()).collect();
        match root {
            Some(root) => Walk::new(&self.pdf, &pieces, &mut pages).kids(&root, None, 0),
            None => {
                for (page, pieces) in pages.iter_mut().zip(&pieces) {
                    pieces.iter().for_each(|piece| page.say(&piece.text, Some(piece.line)));
                }
            }
        }
        pages.into_iter().map(Lines::finish).collect()
    }
}

/// The text of a page as it grows.
#[derive(Default)]
struct Lines {
    text: String,
    /// The line that is open.
    line: Option<Line>,
}

impl Lines {
    fn say(&mut self, text: &str, line: Option<Line>) {
        if let (Some(line), Some(before)) = (line, self.line)
            && (line.baseline - before.baseline).abs() > line.size * SAME_LINE
        {
            self.end();
        }
        self.line = line.or(self.line);
        self.text.push_str(text);
    }

    fn end(&mut self) {
        self.line = None;
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
    }

    fn finish(mut self) -> String {
        self.text.truncate(self.text.trim_end().len());
        self.text
    }
}

struct Walk<'w, 'a> {
    pdf: &'a Pdf,
    numbers: BTreeMap<ObjectIdentifier, usize>,
    /// The pieces of each page by the marked content they stand in.
    marks: Vec<BTreeMap<i32, Vec<&'w Piece>>>,
    pages: &'w mut [Lines],
    /// Elements that were met, since a broken tree may have circles.
    met: BTreeSet<ObjectIdentifier>,
}

impl<'w, 'a> Walk<'w, 'a> {
    fn new(pdf: &'a Pdf, pieces: &'w [Vec<Piece>], pages: &'w mut [Lines]) -> Self {
        let ids = pdf.pages().iter().map(|page| page.raw().obj_id());
        let numbers = ids.enumerate().filter_map(|(number, id)| Some((id?, number))).collect();
        let by_mark = |pieces: &'w Vec<Piece>| {
            let mut marks: BTreeMap<i32, Vec<&Piece>> = BTreeMap::new();
            for piece in pieces {
                if let Some(mark) = piece.mark {
                    marks.entry(mark).or_default().push(piece);
                }
            }
            marks
        };
        let marks = pieces.iter().map(by_mark).collect();
        Self { pdf, numbers, marks, pages, met: BTreeSet::new() }
    }

    /// Reads what an element holds; `page` is the page it stands on (ISO 32000-1,
    /// table 323).
    fn kids(&mut self, element: &Dict<'a>, page: Option<usize>, depth: usize) {
        match element.get_raw::<Object<'a>>(b"K") {
            Some(MaybeRef::NotRef(Object::Array(kids))) => self.list(&kids, page, depth),
            Some(kid) => self.kid(kid, page, depth),
            None => {}
        }
    }

    fn list(&mut self, kids: &Array<'a>, page: Option<usize>, depth: usize) {
        for kid in kids.raw_iter() {
            self.kid(kid, page, depth);
        }
    }

    fn kid(&mut self, kid: MaybeRef<Object<'a>>, page: Option<usize>, depth: usize) {
        let kid = match kid {
            MaybeRef::NotRef(kid) => Some(kid),
            MaybeRef::Ref(id) if self.met.insert(id.into()) => self.pdf.xref().get(id.into()),
            MaybeRef::Ref(_) => None,
        };
        match kid {
            Some(Object::Number(mark)) => self.mark(i32::try_from(mark.as_i64()).ok(), page),
            Some(Object::Array(kids)) if depth < DEEPEST => self.list(&kids, page, depth + 1),
            Some(Object::Dict(kid)) if depth < DEEPEST => {
                let page = self.number(kid.get_ref(b"Pg")).or(page);
                match kid.get::<Name<'_>>(b"Type").as_deref() {
                    Some(b"MCR") => self.mark(kid.get(b"MCID"), page),
                    Some(b"OBJR") => {}
                    Some(_) | None => self.element(&kid, page, depth + 1),
                }
            }
            Some(
                Object::Null(_)
                | Object::Boolean(_)
                | Object::String(_)
                | Object::Name(_)
                | Object::Stream(_)
                | Object::Array(_)
                | Object::Dict(_),
            )
            | None => {}
        }
    }

    fn element(&mut self, element: &Dict<'a>, page: Option<usize>, depth: usize) {
        let kind = element.get::<Name<'_>>(b"S");
        let is_block = kind.is_none_or(|kind| !INLINE.contains(&kind.as_ref()));
        self.end_lines(is_block);
        match (element.get::<Bytes<'_>>(b"ActualText"), page) {
            (Some(said), Some(page)) => {
                self.pages[page].say(&strings::text(said.as_bytes()), None);
            }
            (Some(_), None) | (None, _) => self.kids(element, page, depth),
        }
        self.end_lines(is_block);
    }

    /// A block begins and ends lines, on whichever pages it stands.
    fn end_lines(&mut self, is_block: bool) {
        if is_block {
            self.pages.iter_mut().for_each(Lines::end);
        }
    }

    fn mark(&mut self, mark: Option<i32>, page: Option<usize>) {
        let (Some(mark), Some(page)) = (mark, page) else { return };
        // What is held twice would be read twice, and is.
        for piece in self.marks[page].get(&mark).into_iter().flatten() {
            self.pages[page].say(&piece.text, Some(piece.line));
        }
    }

    fn number(&self, page: Option<ObjRef>) -> Option<usize> {
        self.numbers.get(&page?.into()).copied()
    }
}
