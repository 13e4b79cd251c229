//! A picture of true size and its measures keep to their column, however long the words
//! are; where they cannot, a message says so.

#![expect(clippy::disallowed_methods, reason = "the tests write flyers")]
#![expect(clippy::unwrap_used, reason = "a test that finds nothing has failed")]

use std::fs;

use chirashi::frame::{Frame, Item, Role, Segment};
use chirashi::geom::Pt;

use crate::support::content::load_project;
use crate::support::pages::lay_out;
use crate::support::project::TempProject;
use crate::support::walk::{Seen, everything};

const FLYER: &str = "content/my-number-card/flyer.toml";
const ENGLISH: &str = "content/languages/en.toml";

/// The flyer in English with a column of this share, and this for centimetres.
fn project(share: &str, unit: &str) -> TempProject {
    let project = TempProject::in_languages(&["ja", "en"]);
    let edit = |path: &str, old: &str, new: &str| {
        let path = project.path(path);
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(old), "{old}");
        fs::write(path, text.replace(old, new)).unwrap();
    };
    edit(FLYER, "share = 0.27", &format!("share = {share}"));
    edit(ENGLISH, "cm = \"{n}\\u00A0cm\"", &format!("cm = \"{{n}}\\u00A0{unit}\""));
    project
}

/// From where to where the ink of an item reaches.
fn reach(seen: &Seen<'_>) -> Option<(Pt, Pt)> {
    let (item, x) = (seen.item, seen.at.x);
    match item {
        Item::Group(..) => None,
        Item::Glyphs(run) | Item::Ruby(run) => Some((x, x + run.width())),
        Item::Picture(_, size) => Some((x, x + size.width)),
        Item::Shape(shape) => {
            let half = shape.stroke.as_ref()?.width / 2.0;
            let points = shape.path.iter().filter_map(|segment| match segment {
                Segment::Move(to) | Segment::Line(to) | Segment::Curve(.., to) => Some(x + to.x),
                Segment::Close => None,
            });
            let ends = points.map(|x| (x - half, x + half));
            ends.reduce(|one, other| (one.0.min(other.0), one.1.max(other.1)))
        }
    }
}

/// From where to where the figure reaches on which this is written.
fn figure(page: &Frame, words: &str) -> Option<(Pt, Pt)> {
    let seen = everything(page);
    let is_figure = |role: &&&Role| matches!(role, Role::Figure { .. });
    let own = seen.iter().find_map(|seen| match seen.item {
        Item::Glyphs(run) if run.text.contains(words) => seen.within.iter().find(is_figure),
        Item::Glyphs(_) | Item::Ruby(_) | Item::Group(..) | Item::Shape(_) | Item::Picture(..) => {
            None
        }
    })?;
    let parts = seen.iter().filter(|seen| seen.within.iter().any(|role| std::ptr::eq(*role, *own)));
    parts.filter_map(reach).reduce(|one, other| (one.0.min(other.0), one.1.max(other.1)))
}

#[test]
fn a_photograph_with_its_sign_and_measures_keeps_to_its_column() {
    for (share, unit) in
        [("0.4", "cm"), ("0.3", "cm"), ("0.27", "cm"), ("0.27", "centimetres"), ("0.25", "cm")]
    {
        let project = project(share, unit);
        let loaded = load_project(&project.path(""));
        let documents = &loaded.workspace.flyers[0].documents;
        let english = documents.iter().find(|it| it.language.as_str() == "en").unwrap();
        let layout = lay_out(&loaded, english);
        let design = &english.template.design;
        let (margin, gutter) = (design.page.margin.value.pt(), design.page.gutter.pt());
        let measure = design.page.width.pt() - margin * 2.0;
        let column = (measure - gutter) * share.parse::<f32>().unwrap();
        let pages = &layout.publication.pages;
        let (left, right) = pages.iter().find_map(|page| figure(page, "4.5")).unwrap();
        let rounding = Pt(0.02);
        assert!(left >= margin - rounding, "{share} {unit}: {left:?} is over {margin:?}");
        let end = margin + column + rounding;
        assert!(right <= end, "{share} {unit}: {right:?} is over {end:?}");
    }
}

#[test]
fn a_photograph_that_cannot_keep_to_its_column_is_told() {
    let project = project("0.2", "cm");
    let output = project.command(&["build", "--no-check", "--lang", "en"]).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.contains("error[too-wide]") && told.contains(FLYER), "{told}");
    assert!(told.contains("the picture of true size on page 3 is "), "{told}");
}
