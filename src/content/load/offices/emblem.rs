//! Emblems of a table of offices.
//!
//! In: files that cells name. Out: pictures that can be printed on white paper;
//! all of a table together stay within bounds. Knows nothing about rows.

use std::sync::Arc;

use crate::content::load::csv::Cell;
use crate::content::load::reader::shortened;
use crate::content::load::{codes, picture};
use crate::diag::Sink;
use crate::frame::Picture;
use crate::source::File;

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
        file: &File,
        sink: &mut Sink,
    ) -> Option<Arc<Picture>> {
        if !take(&mut self.bytes, file.text.len()) {
            full(cell, sink);
            return None;
        }
        let picture = picture::read(&cell.text, file, sink);
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
    use crate::diag::Severity;
    use crate::source::FileId;

    /// Squares of one colour.
    fn drawing(count: usize, color: &str) -> File {
        let square = format!("<rect width='9' height='9' fill='{color}'/>");
        let text = format!(
            "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'>{}</svg>",
            square.repeat(count)
        );
        let id = FileId::default();
        File { id, path: "marks/mark.svg".to_owned(), text: text.into(), flaw: None }
    }

    /// Which emblems of a table are taken, and the codes and places of the messages.
    fn read(room: Room, files: &[File]) -> (Vec<bool>, Vec<(&'static str, Severity, u32)>) {
        let (mut room, mut taken, mut told) = (room, Vec::new(), Vec::new());
        for (row, file) in (0..).zip(files) {
            let mut sink = Sink::default();
            let mut cell = Cell::new(FileId::default(), "mark.svg", &[]);
            (cell.span.start, cell.span.end) = (row, row + 1);
            taken.push(room.emblem(&cell, file, &mut sink).is_some());
            let messages = sink.sorted();
            told.extend(messages.iter().map(|it| (it.code, it.severity, it.span.unwrap().start)));
        }
        (taken, told)
    }

    #[test]
    fn emblems_share_the_bytes_of_a_table_and_each_row_without_room_is_told() {
        let files = [drawing(1, "#123456"), drawing(2, "#123456"), drawing(1, "#123456")];
        let bytes = files[0].text.len() + files[1].text.len();
        let full = |row| ("too-large", Severity::Error, row);
        let room = || Room { bytes, ..Room::default() };
        assert_eq!(read(room(), &files), (vec![true, true, false], vec![full(2)]));
        let less = Room { bytes: bytes - 1, ..Room::default() };
        // What is left after one that is too large is not given to a smaller one: which
        // rows have an emblem does not depend on luck.
        assert_eq!(read(less, &files), (vec![true, false, false], vec![full(1), full(2)]));
        assert_eq!(read(Room::default(), &files), (vec![true; 3], vec![]));
    }

    #[test]
    fn emblems_share_the_shapes_of_a_table() {
        let files = [drawing(3, "#123456"), drawing(2, "#123456"), drawing(1, "#123456")];
        let room = || Room { shapes: 5, ..Room::default() };
        let full = |row| ("too-large", Severity::Error, row);
        assert_eq!(read(room(), &files), (vec![true, true, false], vec![full(2)]));
        assert_eq!(read(room(), &files[..2]), (vec![true, true], vec![]));
    }

    #[test]
    fn an_emblem_that_is_white_on_white_is_told_and_printed() {
        let pale = |row| ("pale-emblem", Severity::Warning, row);
        let files = ["#FFFFFF", "#FFFDE8", "#C92A2A", "#808080"].map(|color| drawing(1, color));
        let told = vec![pale(0), pale(1)];
        assert_eq!(read(Room::default(), &files), (vec![true; 4], told));
        // One dark line is enough to see it.
        let mut mixed = drawing(2, "white");
        mixed.text = mixed.text.replacen("'white'", "'#16325C'", 1).into();
        assert_eq!(read(Room::default(), &[mixed]), (vec![true], vec![]));
    }

    #[test]
    fn what_is_taken_is_gone() {
        let mut rest = 5;
        assert!(take(&mut rest, 3) && take(&mut rest, 2));
        assert!(!take(&mut rest, 1));
        let mut rest = 5;
        assert!(!take(&mut rest, 6) && !take(&mut rest, 1));
    }
}
