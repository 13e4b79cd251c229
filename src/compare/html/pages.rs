//! An old and a new page side by side.
//!
//! In: two files, a page of each and the changes there. Out: two pictures with
//! marks: a numbered one on each text, or one around all that looks different.
//! Knows nothing about other pages.

use std::fmt::Write;

use super::png::address;
use super::{Change, Fault, Name, escaped};
use crate::geom::{Point, Pt, Rect, Size};
use crate::proof::{Dpi, File, Painted};

/// How fine pages are drawn: about one to one on a screen.
const FINE: Dpi = Dpi(96);

/// How far marks reach beyond what they mark.
const AROUND: Pt = Pt(1.5);

/// The two pages of a pair.
pub(super) fn pair(
    number: usize,
    name: &Name,
    (old, new): (usize, usize),
    changes: &[(usize, &Change)],
    [before, after]: &[File; 2],
) -> Result<String, Fault> {
    let side = |file: &File, page: usize, is_old: bool| {
        let sheet = Sheet::new(name, file, page)?;
        let spot = |change: &Change| if is_old { change.old.clone() } else { change.new.clone() };
        let places = changes.iter().map(|(at, change)| Some((*at, spot(change)?.place?)));
        let places: Vec<(usize, Rect)> = places.flatten().collect();
        let mut marks = String::new();
        for (at, place) in &places {
            let style = shares(*place, sheet.size);
            writeln!(
                marks,
                "<a class=\"mark\" href=\"#f{number}c{at}\" aria-label=\"Change {at}\" \
                 {style}><span>{at}</span></a>"
            )?;
        }
        let count = match places.len() {
            0 => "nothing is marked".to_owned(),
            1 => "1 place is marked".to_owned(),
            count => format!("{count} places are marked"),
        };
        sheet.draw(name, is_old, &count, &marks)
    };
    let (old, new) = (side(before, old, true)?, side(after, new, false)?);
    Ok(format!("<div class=\"pages\">\n{old}{new}</div>\n"))
}

/// The two sides of a page whose text is the same; a mark is around all that
/// looks different.
pub(super) fn look(name: &Name, page: usize, [before, after]: &[File; 2]) -> Result<String, Fault> {
    let sheets = [Sheet::new(name, before, page)?, Sheet::new(name, after, page)?];
    let place = difference(&sheets);
    let side = |sheet: &Sheet, is_old: bool| {
        let style = place.map(|place| shares(place, sheet.size));
        let mark = style.map(|style| format!("<div class=\"mark\" {style}></div>\n"));
        let marked = if mark.is_some() { "1 place is marked" } else { "all of it is different" };
        sheet.draw(name, is_old, marked, &mark.unwrap_or_default())
    };
    let [old, new] = &sheets;
    Ok(format!("<div class=\"pages\">\n{}{}</div>\n", side(old, true)?, side(new, false)?))
}

/// A painted page.
struct Sheet {
    page: usize,
    painted: Painted,
    size: Size,
}

impl Sheet {
    fn new(name: &Name, file: &File, page: usize) -> Result<Self, Fault> {
        let drawn = file.paint(page, FINE).zip(file.size(page));
        let (painted, size) =
            drawn.ok_or_else(|| format!("page {} of {name} cannot be drawn", page + 1))?;
        Ok(Self { page, painted, size })
    }

    /// The page with its marks, and how many these are.
    fn draw(&self, name: &Name, is_old: bool, count: &str, marks: &str) -> Result<String, Fault> {
        let Self { page, painted, size: _ } = self;
        let (class, word) = if is_old { ("old", "before") } else { ("new", "now") };
        let alt = escaped(&format!("Page {} of {name}, {word}: {count}", page + 1));
        Ok(format!(
            "<figure class=\"{class}\">\n<figcaption>Page {}, {word}</figcaption>\n\
             <div class=\"page\"><img width=\"{}\" height=\"{}\" alt=\"{alt}\" src=\"{}\"/>\n\
             {marks}</div>\n</figure>\n",
            page + 1,
            painted.width,
            painted.height(),
            address(painted)?
        ))
    }
}

/// Around all pixels that differ; `None` if the pages have other sizes, or look
/// the same.
fn difference([old, new]: &[Sheet; 2]) -> Option<Rect> {
    let (one, other) = (&old.painted, &new.painted);
    if (one.width, one.height()) != (other.width, other.height()) {
        return None;
    }
    let pairs = one.pixels.iter().zip(&other.pixels).enumerate();
    let places = pairs.filter(|(_, (one, other))| one != other).map(|(at, _)| at);
    let (mut columns, mut rows) = ((usize::MAX, 0), (usize::MAX, 0));
    for at in places {
        let (column, row) = (at % one.width, at / one.width);
        columns = (columns.0.min(column), columns.1.max(column + 1));
        rows = (rows.0.min(row), rows.1.max(row + 1));
    }
    let pixel = Pt(72.0 / f32::from(FINE.0));
    #[expect(clippy::cast_precision_loss, reason = "a page has some thousand pixels on a side")]
    let at = |pixels: usize| pixel * pixels as f32;
    let size = Size::new(at(columns.1) - at(columns.0), at(rows.1) - at(rows.0));
    (columns.1 > 0).then(|| Rect::new(Point::new(at(columns.0), at(rows.0)), size))
}

/// Where a mark lies, in hundredths of the page.
fn shares(place: Rect, page: Size) -> String {
    let left = (place.origin.x - AROUND).max(Pt::ZERO).min(page.width);
    let top = (place.origin.y - AROUND).max(Pt::ZERO).min(page.height);
    let right = (place.right() + AROUND).min(page.width).max(left);
    let bottom = (place.bottom() + AROUND).min(page.height).max(top);
    let (width, height) = (page.width, page.height);
    let [left, top, width, height] =
        [left / width, top / height, (right - left) / width, (bottom - top) / height]
            .map(|share| share * 100.0);
    format!("style=\"left:{left:.2}%;top:{top:.2}%;width:{width:.2}%;height:{height:.2}%\"")
}
