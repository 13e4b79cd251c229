//! How things look is said by the template: where it says nothing they look as usual,
//! and a design for one size of paper becomes one for another.

#![expect(clippy::disallowed_methods, reason = "the tests write templates")]
#![expect(clippy::unwrap_used, reason = "a test that finds nothing has failed")]

use std::f64::consts::{FRAC_1_SQRT_2, SQRT_2};
use std::fs;

use chirashi::content::look::Looks;
use chirashi::export::reading;
use chirashi::frame::{Frame, Item, Role};
use chirashi::geom::{Mm, Pt, Size};
use chirashi::layout::Layout;

use crate::support::content::load_project;
use crate::support::flyers::documents;
use crate::support::pages::lay_out;
use crate::support::project::TempProject;
use crate::support::walk::everything;

const FLYER: &str = "content/my-number-card/flyer.toml";
const TEMPLATE: &str = "content/templates/a4-leaflet.toml";

#[test]
fn a_template_that_says_nothing_of_looks_has_those_that_the_project_spells_out() {
    let spelt_out = &documents()[0].template.design.looks;
    assert_eq!(*spelt_out, Looks { scale: spelt_out.scale, ..Looks::default() });

    let project = TempProject::new();
    let text = fs::read_to_string(project.path(TEMPLATE)).unwrap();
    let (rest, looks) = text.split_once("[looks]").unwrap();
    assert!(looks.contains("[looks.panel.tip]"), "the looks stand at the end");
    fs::write(project.path(TEMPLATE), rest).unwrap();
    let loaded = load_project(&project.path(""));
    assert_eq!(loaded.workspace.flyers[0].documents[0].template.design.looks, Looks::default());
}

/// A template with all its lengths multiplied, and one density, the tightest.
fn template(text: &str, factor: f64) -> String {
    let mut table: toml::Table = text.parse().unwrap();
    let densities = table["densities"].as_array_mut().unwrap();
    let mut density = densities.pop().unwrap();
    densities.clear();
    multiply(density.as_table_mut().unwrap(), &["gap"], factor);
    densities.push(density);
    let part = |table: &mut toml::Table, name: &str, keys: &[&str]| {
        multiply(table[name].as_table_mut().unwrap(), keys, factor);
    };
    part(&mut table, "page", &["width", "height", "margin", "gutter"]);
    part(&mut table, "qr", &["module", "largest"]);
    part(&mut table, "least", &["body", "note"]);
    let sizes = ["title", "section", "heading", "subheading", "body", "note", "phone"];
    part(&mut table, "scale", &sizes);
    part(&mut table, "looks", &["scale"]);
    toml::to_string(&table).unwrap()
}

fn multiply(table: &mut toml::Table, keys: &[&str], factor: f64) {
    for key in keys {
        let value = &table[*key];
        let number = value.as_float().or_else(|| value.as_integer().map(|it| it as f64)).unwrap();
        table.insert((*key).to_owned(), toml::Value::Float(number * factor));
    }
}

/// The test flyer in English with a template of another size; `edit` changes the flyer.
fn of_size(factor: f64, edit: fn(&str) -> String) -> Layout {
    let project = TempProject::new();
    let text = fs::read_to_string(project.path(TEMPLATE)).unwrap();
    fs::write(project.path(TEMPLATE), template(&text, factor)).unwrap();
    let flyer = fs::read_to_string(project.path(FLYER)).unwrap();
    fs::write(project.path(FLYER), edit(&flyer)).unwrap();
    let project = load_project(&project.path(""));
    let documents = &project.workspace.flyers[0].documents;
    let english = documents.iter().find(|document| document.language.as_str() == "en").unwrap();
    lay_out(&project, english)
}

/// The flyer after the time of the block that prints a photo in its true size.
fn without_photo(flyer: &str) -> String {
    flyer.replace("kind = \"picture\"", "kind = \"picture\"\nuntil = 2022-06-30")
}

/// The sizes of all pictures of a page.
fn pictures(page: &Frame) -> Vec<Size> {
    let size = |item: &Item| if let Item::Picture(_, size) = item { Some(*size) } else { None };
    everything(page).into_iter().filter_map(|seen| size(seen.item)).collect()
}

#[test]
fn pictures_codes_and_words_grow_and_shrink_with_the_template() {
    let a4 = of_size(1.0, without_photo);
    for (factor, width) in [(FRAC_1_SQRT_2, 148.5), (SQRT_2, 297.0)] {
        let other = of_size(factor, without_photo);
        #[expect(clippy::cast_possible_truncation, reason = "a factor near 1")]
        let factor = factor as f32;
        for (a4, other) in a4.publication.pages.iter().zip(&other.publication.pages) {
            assert!((other.size.width.mm() - Mm(width)).abs() < Mm(0.1), "{:?}", other.size);
            assert_eq!(reading::lines(a4), reading::lines(other), "the same lines");
            let (old, new) = (pictures(a4), pictures(other));
            assert_eq!(old.len(), new.len());
            for (old, new) in old.into_iter().zip(new) {
                assert!((old.width * factor - new.width).abs() < Pt(0.05), "{old:?} {new:?}");
                assert!((old.height * factor - new.height).abs() < Pt(0.05), "{old:?} {new:?}");
            }
        }
    }
}

#[test]
fn what_has_a_true_size_keeps_it_on_a_poster() {
    let a3 = of_size(SQRT_2, str::to_owned);
    let figures = everything(&a3.publication.pages[2]).into_iter();
    let sizes = figures.filter(|seen| matches!(seen.within.last(), Some(Role::Figure { .. })));
    let is_true = |item: &Item| {
        let Item::Picture(_, size) = item else { return false };
        (size.width.mm() - Mm(35.0)).abs() < Mm(0.01)
            && (size.height.mm() - Mm(45.0)).abs() < Mm(0.01)
    };
    assert_eq!(sizes.filter(|seen| is_true(seen.item)).count(), 1);
}

#[test]
fn what_a_look_cannot_be_is_said_at_its_place() {
    let project = TempProject::new();
    let text = fs::read_to_string(project.path(TEMPLATE)).unwrap();
    let changed = text
        .replace("edge = \"accent\"", "edge = \"acent\"")
        .replace("document = { width = 50 }", "document = { widht = 50 }")
        .replace("[looks.chip.badge]", "[looks.chip.bagde]");
    fs::write(project.path(TEMPLATE), changed).unwrap();
    let output = project.command(&["build", "--lang", "en"]).output().unwrap();
    let told = String::from_utf8(output.stderr).unwrap();
    for words in ["`acent` cannot be used here", "did you mean `accent`", "widht", "bagde"] {
        assert!(told.contains(words), "{words}: {told}");
    }
}
