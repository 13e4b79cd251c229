//! The structure tree, element by element.
//!
//! In: the tree of a file and the pieces of its pages. Out: what is said on each
//! page and where elements begin and end, in the order of the tree (ISO 32000-1,
//! 14.7), told to a [`Page`] each. Knows not what becomes of it.

use std::collections::{BTreeMap, BTreeSet};

use hayro::hayro_syntax::Pdf;
use hayro::hayro_syntax::object::{
    Array, Dict, MaybeRef, Name, ObjRef, Object, ObjectIdentifier, String as Bytes,
};

use super::content::Piece;
use super::{File, content, strings};

/// How deep elements may stand in elements.
const DEEPEST: usize = 64;

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

/// The elements that hold text themselves: a drawing among it stands in its line.
const TEXT: [&[u8]; 12] =
    [b"P", b"H", b"H1", b"H2", b"H3", b"H4", b"H5", b"H6", b"LBody", b"TH", b"TD", b"Caption"];

/// Takes what is read on a page.
pub(super) trait Page: Default {
    /// A piece of text was shown.
    fn show(&mut self, piece: &Piece);

    /// An element that says its text itself does so.
    fn say(&mut self, text: &str);

    /// A block begins, on this page or another.
    fn begin(&mut self, kind: &[u8]);

    /// The block ends.
    fn end(&mut self, kind: &[u8]);

    /// A drawing begins that stands on this page.
    fn figure(&mut self, _element: &Dict<'_>) {}

    /// An annotation stands on this page.
    fn annotation(&mut self, _annotation: &Dict<'_>) {}
}

/// Reads the content of the pages of a file that are `wanted`: in the order of its
/// tree, or in that of the content if it has none.
pub(super) fn read<P: Page>(file: &File, wanted: impl Fn(usize) -> bool) -> Vec<P> {
    let mut fonts = content::Fonts::new();
    let pages = file.pdf.pages().iter().enumerate();
    let pieces = pages.map(|(number, page)| match wanted(number) {
        true => content::pieces(page, &mut fonts),
        false => Vec::new(),
    });
    let pieces: Vec<_> = pieces.collect();
    let root = file.catalog().and_then(|catalog| catalog.get::<Dict<'_>>(b"StructTreeRoot"));
    let mut pages: Vec<P> = pieces.iter().map(|_| P::default()).collect();
    match root {
        Some(root) => Walk::new(&file.pdf, &pieces, &mut pages).kids(&root, None, 0),
        None => {
            for (page, pieces) in pages.iter_mut().zip(&pieces) {
                pieces.iter().for_each(|piece| page.show(piece));
            }
        }
    }
    pages
}

struct Walk<'w, 'a, P> {
    pdf: &'a Pdf,
    numbers: BTreeMap<ObjectIdentifier, usize>,
    /// The pieces of each page by the marked content they stand in.
    marks: Vec<BTreeMap<i32, Vec<&'w Piece>>>,
    pages: &'w mut [P],
    /// Elements that were met, since a broken tree may have circles.
    met: BTreeSet<ObjectIdentifier>,
    /// Whether the element around holds text.
    in_text: bool,
}

impl<'w, 'a, P: Page> Walk<'w, 'a, P> {
    fn new(pdf: &'a Pdf, pieces: &'w [Vec<Piece>], pages: &'w mut [P]) -> Self {
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
        Self { pdf, numbers, marks, pages, met: BTreeSet::new(), in_text: false }
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
                    Some(b"OBJR") => self.annotation(&kid, page),
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
        let kind = kind.as_deref().unwrap_or_default();
        // A block begins and ends lines, on whichever pages it stands.
        let is_in_line = INLINE.contains(&kind) || self.in_text && kind == b"Figure";
        let is_block = !is_in_line;
        let around = std::mem::replace(&mut self.in_text, TEXT.contains(&kind));
        if is_block {
            self.pages.iter_mut().for_each(|page| page.begin(kind));
        }
        if let (b"Figure", Some(page)) = (kind, page) {
            self.pages[page].figure(element);
        }
        match (element.get::<Bytes<'_>>(b"ActualText"), page) {
            (Some(said), Some(page)) => self.pages[page].say(&strings::text(said.as_bytes())),
            (Some(_), None) | (None, _) => self.kids(element, page, depth),
        }
        self.in_text = around;
        if is_block {
            self.pages.iter_mut().for_each(|page| page.end(kind));
        }
    }

    fn annotation(&mut self, reference: &Dict<'a>, page: Option<usize>) {
        let page = self.number(reference.get_ref(b"Pg")).or(page);
        if let (Some(page), Some(annotation)) = (page, reference.get::<Dict<'_>>(b"Obj")) {
            self.pages[page].annotation(&annotation);
        }
    }

    fn mark(&mut self, mark: Option<i32>, page: Option<usize>) {
        let (Some(mark), Some(page)) = (mark, page) else { return };
        // What is held twice would be read twice, and is.
        for piece in self.marks[page].get(&mark).into_iter().flatten() {
            self.pages[page].show(piece);
        }
    }

    fn number(&self, page: Option<ObjRef>) -> Option<usize> {
        self.numbers.get(&page?.into()).copied()
    }
}
