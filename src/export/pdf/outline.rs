//! Bookmarks.
//!
//! In: the headings in the order in which they are read. Out: the outline of
//! the file (ISO 32000-1, 12.3.3). Knows nothing of the pages but their objects.

use pdf_writer::{Finish, Ref, TextStr};

use super::objects::Objects;

/// A heading.
#[derive(Clone)]
pub(super) struct Heading {
    pub(super) level: u8,
    pub(super) title: String,
    pub(super) page: usize,
    pub(super) left: f32,
    pub(super) top: f32,
}

/// Writes the outline, if there are headings; the result is its object.
pub(super) fn write(objects: &mut Objects, headings: &[Heading], pages: &[Ref]) -> Option<Ref> {
    if headings.is_empty() {
        return None;
    }
    let root = objects.next();
    let ids: Vec<Ref> = headings.iter().map(|_| objects.next()).collect();
    let top = children(headings, None);
    let mut outline = objects.at(root).outline(root);
    if let (Some(&first), Some(&last)) = (top.first(), top.last()) {
        outline.first(ids[first]).last(ids[last]);
    }
    outline.count(count(top.len()));
    outline.finish();
    for (index, heading) in headings.iter().enumerate() {
        let parent = parent(headings, index);
        let siblings = children(headings, parent);
        let place = siblings.iter().position(|&sibling| sibling == index);
        let below = children(headings, Some(index));
        let mut item = objects.at(ids[index]).outline_item(ids[index]);
        item.title(TextStr(&heading.title));
        item.parent(parent.map_or(root, |parent| ids[parent]));
        if let Some(&before) = place.and_then(|place| siblings.get(place.checked_sub(1)?)) {
            item.prev(ids[before]);
        }
        if let Some(&behind) = place.and_then(|place| siblings.get(place + 1)) {
            item.next(ids[behind]);
        }
        if let (Some(&first), Some(&last)) = (below.first(), below.last()) {
            // Closed: the number of items that opening would show, negated.
            item.first(ids[first]).last(ids[last]).count(-count(below.len()));
        }
        item.dest().page(pages[heading.page]).xyz(heading.left, heading.top, None);
    }
    Some(root)
}

fn count(items: usize) -> i32 {
    i32::try_from(items).unwrap_or(i32::MAX)
}

/// The nearest heading before this one with a lower level.
fn parent(headings: &[Heading], index: usize) -> Option<usize> {
    headings[..index].iter().rposition(|heading| heading.level < headings[index].level)
}

fn children(headings: &[Heading], of: Option<usize>) -> Vec<usize> {
    (0..headings.len()).filter(|&index| parent(headings, index) == of).collect()
}
