//! The words of a frame as they are read.
//!
//! In: frames. Out: their text in reading order, one laid-out line per line.
//! Knows nothing about fonts or file formats; ruby is not text, because the base says
//! the same.

use crate::frame::{Frame, GlyphRun, Item, Role};
use crate::geom::{Point, Pt};
use crate::lang::{is_control, is_spaced};

/// Whether a group with this role begins a line of its own.
#[must_use]
pub fn is_block(role: &Role) -> bool {
    match role {
        Role::Section
        | Role::Heading(_)
        | Role::Paragraph
        | Role::List
        | Role::ListItem
        | Role::Label
        | Role::Body
        | Role::Table { .. }
        | Role::TableHead
        | Role::TableBody
        | Role::Row
        | Role::HeaderCell(_)
        | Role::Cell
        | Role::Figure { .. }
        | Role::Caption
        | Role::Artifact => true,
        Role::Mark { .. } | Role::Said { .. } | Role::Link { .. } | Role::Span(_) | Role::Plain => {
            false
        }
    }
}

/// The laid-out lines of a frame in reading order.
#[must_use]
pub fn lines(frame: &Frame) -> Vec<String> {
    texts(frame).concat()
}

/// The texts of a frame in reading order, each as its laid-out lines.
#[must_use]
pub fn texts(frame: &Frame) -> Vec<Vec<String>> {
    Reader { with_artifacts: true, ..Reader::default() }.read(frame)
}

/// The laid-out lines of a frame that are content: what a screen reader says,
/// without running feet and other artifacts.
#[must_use]
pub fn content(frame: &Frame) -> Vec<String> {
    Reader::default().read(frame).concat()
}

/// The text of a frame on one line, as a bookmark shows it.
#[must_use]
pub fn title(frame: &Frame) -> String {
    let mut title = String::new();
    for line in lines(frame) {
        let before = title.trim_end().chars().next_back();
        let after = line.chars().next();
        if let (Some(before), Some(after)) = (before, after)
            && !title.ends_with(char::is_whitespace)
            && is_spaced(before)
            && is_spaced(after)
        {
            title.push(' ');
        }
        title.push_str(&line);
    }
    title.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[derive(Default)]
struct Reader {
    with_artifacts: bool,
    texts: Vec<Vec<String>>,
    /// Of the text that is being read.
    lines: Vec<String>,
    line: String,
    baseline: Option<Pt>,
    /// Whether a paragraph began or ended since the last run: another line is another text.
    edge: bool,
}

impl Reader {
    fn read(mut self, frame: &Frame) -> Vec<Vec<String>> {
        self.frame(frame, Point::ZERO);
        self.end_text();
        self.texts
    }

    fn frame(&mut self, frame: &Frame, origin: Point) {
        for (at, item) in &frame.items {
            let at = origin + *at;
            match item {
                Item::Group(role, inner) => self.group(role, inner, at),
                Item::Glyphs(run) => self.run(run, at.y),
                Item::Shape(_) | Item::Picture(..) | Item::Ruby(_) => {}
            }
        }
    }

    fn group(&mut self, role: &Role, frame: &Frame, at: Point) {
        if *role == Role::Artifact && !self.with_artifacts {
            return;
        }
        if is_block(role) {
            self.end_text();
            self.frame(frame, at);
            self.end_text();
        } else {
            self.edge |= *role == Role::Plain;
            self.frame(frame, at);
            self.edge |= *role == Role::Plain;
        }
    }

    fn run(&mut self, run: &GlyphRun, y: Pt) {
        if self.baseline.is_some_and(|baseline| (baseline - y).abs() > run.size * 0.3) {
            self.end_line();
            if self.edge {
                self.end_text();
            }
        }
        self.edge = false;
        self.baseline = Some(y);
        self.line.extend(run.text.chars().filter(|&character| !is_control(character)));
    }

    fn end_text(&mut self) {
        self.end_line();
        if !self.lines.is_empty() {
            self.texts.push(std::mem::take(&mut self.lines));
        }
    }

    fn end_line(&mut self) {
        if !self.line.trim().is_empty() {
            self.lines.push(std::mem::take(&mut self.line));
        }
        self.line.clear();
        self.baseline = None;
    }
}
