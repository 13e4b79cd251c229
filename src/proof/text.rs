//! The text of a file, as a screen reader comes to it.
//!
//! In: a file. Out: the text of each page in the order of the structure tree
//! (PDF/UA-1, 7.2), a line for every line on the page and a new one for every
//! block. Text that no element holds is not read: whoever reads by the tree does
//! not meet it. In a file without a tree the order is that of the content.

use super::File;
use super::content::{Line, Piece};
use super::tree::{self, Page};

/// How far a baseline may lie beside that of its line, in multiples of the size.
const SAME_LINE: f64 = 0.3;

impl File {
    /// The text of each page, its lines parted by line feeds, without artifacts.
    #[must_use]
    pub fn text(&self) -> Vec<String> {
        self.text_of(|_| true)
    }

    /// The same for some of the pages, counted from 0; nothing for the others, which are
    /// not read.
    #[must_use]
    pub fn text_of(&self, wanted: impl Fn(usize) -> bool) -> Vec<String> {
        tree::read(self, wanted).into_iter().map(Lines::finish).collect()
    }
}

/// The text of a page as it grows.
#[derive(Default)]
struct Lines {
    text: String,
    /// The line that is open.
    line: Option<Line>,
}

impl Page for Lines {
    fn show(&mut self, piece: &Piece) {
        if let Some(before) = self.line
            && parts(piece.line, before)
        {
            self.end_line();
        }
        self.line = Some(piece.line);
        self.text.push_str(&piece.text);
    }

    fn say(&mut self, text: &str) {
        self.text.push_str(text);
    }

    fn begin(&mut self, _: &[u8]) {
        self.end_line();
    }

    fn end(&mut self, _: &[u8]) {
        self.end_line();
    }
}

impl Lines {
    fn end_line(&mut self) {
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

/// Whether text stands on another line than the text before it.
pub(super) fn parts(line: Line, before: Line) -> bool {
    (line.baseline - before.baseline).abs() > line.size * SAME_LINE
}
