//! The tag tree as text.
//!
//! In: a publication. Out: the tree that its PDF has, for golden files and for
//! people. Walks the frames as `page` does, but draws nothing.

use pdf_writer::Rect;

use super::tags::{Place, ROOT, Tags};
use crate::export::reading;
use crate::frame::{Frame, Item, Publication, Role};
use crate::lang::is_control;

/// The tag tree of a publication, an element per line, content in quotes.
pub(crate) fn describe(publication: &Publication) -> String {
    let mut walker = Walker { tags: Tags::new(), texts: Vec::new() };
    if publication.meta.right_to_left {
        walker.tags.run_from_right();
    }
    for page in &publication.pages {
        walker.tags.page();
        walker.texts.push(Vec::new());
        walker.frame(page, Place::Element(ROOT));
    }
    let text = |page: usize, mcid: i32| {
        let texts = walker.texts.get(page);
        let text = texts.and_then(|texts| texts.get(usize::try_from(mcid).ok()?));
        text.cloned().unwrap_or_default()
    };
    walker.tags.describe(text)
}

struct Walker {
    tags: Tags,
    /// The text of each piece of content, by page and identifier.
    texts: Vec<Vec<String>>,
}

impl Walker {
    fn frame(&mut self, frame: &Frame, place: Place) {
        for (_, item) in &frame.items {
            match (item, place) {
                (Item::Group(role, inner), _) => {
                    let within = self.tags.enter(place, role, Rect::new(0.0, 0.0, 0.0, 0.0));
                    if let (Role::Label, Place::Element(label)) = (role, within) {
                        self.tags.label(label, &reading::title(inner));
                    }
                    self.frame(inner, within);
                }
                (Item::Glyphs(run), Place::Element(element)) => {
                    let parent = self.tags.text_parent(element);
                    let text = run.text.chars().filter(|&c| !is_control(c)).collect();
                    self.content(parent, text);
                }
                (
                    Item::Glyphs(_) | Item::Shape(_) | Item::Picture(..) | Item::Ruby(_),
                    Place::Figure(figure),
                ) => self.content(figure, String::new()),
                (Item::Glyphs(_), Place::Artifact)
                | (
                    Item::Shape(_) | Item::Picture(..) | Item::Ruby(_),
                    Place::Element(_) | Place::Artifact,
                ) => {}
            }
        }
    }

    fn content(&mut self, element: super::tags::ElementId, text: String) {
        self.tags.content(element);
        if let Some(texts) = self.texts.last_mut() {
            texts.push(text);
        }
    }
}
