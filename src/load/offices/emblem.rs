//! Emblems of a table of offices.
//!
//! In: files that cells name. Out: pictures that can be printed on white paper;
//! all of a table together stay within bounds. Knows nothing about rows.

use std::sync::Arc;

use super::cell::Cell;
use crate::diag::Sink;
use crate::frame::Picture;
use crate::load::reader::shortened;
use crate::load::{codes, picture};
use crate::source::{File, FileId};

/// The most bytes of all emblems of a table: for 1,741 municipalities, 38 kB each.
const BYTES: usize = 64 * 1024 * 1024;

/// The most shapes of all emblems of a table.
const SHAPES: usize = 500_000;

/// How much more the emblems of a table can hold.
pub(super) struct Room {
    bytes: usize,
    shapes: usize,
}

impl Default for Room {
    fn default() -> Self {
        Self { bytes: BYTES, shapes: SHAPES }
    }
}

impl Room {
    /// Reads the emblem that a cell names; `None` if it cannot be printed, which is
    /// reported.
    pub(super) fn emblem(
        &mut self,
        cell: &Cell,
        id: FileId,
        file: &File,
        sink: &mut Sink,
    ) -> Option<Arc<Picture>> {
        if !take(&mut self.bytes, file.text.len()) {
            full(cell, sink);
            return None;
        }
        let picture = picture::read(&cell.text, id, file, sink);
        if sink.has_errors() {
            return None;
        }
        if !take(&mut self.shapes, picture.shapes.len()) {
            full(cell, sink);
            return None;
        }
        if picture.is_pale() {
            let message = format!("the emblem `{}` is white on white", shortened(&cell.text));
            sink.report(
                codes::PALE_EMBLEM
                    .at(cell.span, message)
                    .label("all its colours are those of paper")
                    .hint("name the version of the emblem for a white ground"),
            );
        }
        Some(Arc::new(picture))
    }
}

/// Takes from what is left; `false` if there is too little, and then nothing is
/// left.
fn take(rest: &mut usize, wanted: usize) -> bool {
    let left = rest.checked_sub(wanted);
    *rest = left.unwrap_or(0);
    left.is_some()
}

fn full(cell: &Cell, sink: &mut Sink) {
    sink.report(
        codes::TOO_LARGE
            .at(cell.span, "the emblems of this table are too large together")
            .label("there is no more room for this one")
            .hint(format!(
                "together they have at most {BYTES} bytes and {SHAPES} shapes: simplify the \
                 drawings, or divide the table"
            )),
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_taken_is_gone() {
        let mut rest = 5;
        assert!(take(&mut rest, 3) && take(&mut rest, 2));
        assert!(!take(&mut rest, 1));
        let mut rest = 5;
        assert!(!take(&mut rest, 6) && !take(&mut rest, 1));
    }
}
