//! Everything on a page, one by one, with its place on the page.

use chirashi::frame::{Frame, Item, Role};
use chirashi::geom::Point;

/// An item, where it stands on the page, and the groups around it from the
/// outermost to the innermost.
pub(crate) struct Seen<'a> {
    pub(crate) at: Point,
    pub(crate) item: &'a Item,
    pub(crate) within: Vec<&'a Role>,
}

/// All items of a frame in reading order, a group before what stands in it.
pub(crate) fn everything(frame: &Frame) -> Vec<Seen<'_>> {
    let mut seen = Vec::new();
    collect(frame, Point::ZERO, &[], &mut seen);
    seen
}

fn collect<'a>(frame: &'a Frame, origin: Point, within: &[&'a Role], seen: &mut Vec<Seen<'a>>) {
    for (at, item) in &frame.items {
        let at = origin + *at;
        seen.push(Seen { at, item, within: within.to_vec() });
        if let Item::Group(role, inner) = item {
            let deeper = [within, &[role]].concat();
            collect(inner, at, &deeper, seen);
        }
    }
}
