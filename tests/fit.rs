//! Densities are tried in the order of the template, and the manifest says
//! which one was taken.

#![expect(clippy::disallowed_methods, reason = "the tests write content and read the manifest")]
#![expect(clippy::unwrap_used, reason = "a test that finds nothing has failed")]

use std::fs;

use crate::support::project::TempProject;

const PACK: &str = "content/my-number-card/en.toml";
const TEMPLATE: &str = "content/templates/a4-leaflet.toml";

/// The names of the densities, in their order in a template.
fn densities(template: &str) -> Vec<String> {
    let table: toml::Table = template.parse().unwrap();
    let rows = table["densities"].as_array().unwrap();
    rows.iter().map(|row| row["name"].as_str().unwrap().to_owned()).collect()
}

/// The density that English gets, or `None` and the message if none fits.
fn taken(project: &TempProject) -> Result<String, String> {
    let output = project.command(&["build", "--lang", "en"]).output().unwrap();
    if !output.status.success() {
        assert_eq!(output.status.code(), Some(1));
        return Err(String::from_utf8(output.stderr).unwrap());
    }
    let manifest = fs::read_to_string(project.path("output/manifest.json")).unwrap();
    let manifest: serde_json::Value = serde_json::from_str(&manifest).unwrap();
    let files = manifest["files"].as_array().unwrap();
    assert_eq!(files.len(), 1);
    Ok(files[0]["density"].as_str().unwrap().to_owned())
}

/// Makes the first paragraph of the block `notice`, on page 2, longer by so
/// many words.
fn lengthen(project: &TempProject, pack: &str, words: usize) {
    let start = pack.find("[notice]").unwrap();
    let start = start + pack[start..].find("paragraphs").unwrap();
    let start = start + pack[start..].find('"').unwrap() + 1;
    let (before, after) = pack.split_at(start);
    let more = "word ".repeat(words);
    fs::write(project.path(PACK), format!("{before}{more}{after}")).unwrap();
}

#[test]
fn a_longer_pack_gets_a_tighter_density_until_none_is_left() {
    let project = TempProject::new();
    let pack = fs::read_to_string(project.path(PACK)).unwrap();
    let names = densities(&fs::read_to_string(project.path(TEMPLATE)).unwrap());
    let mut reached = Vec::new();
    let mut message = None;
    for step in 0..100 {
        lengthen(&project, &pack, step * 10);
        match taken(&project) {
            Ok(name) => reached.push(names.iter().position(|known| *known == name).unwrap()),
            Err(told) => {
                message = Some(told);
                break;
            }
        }
    }
    assert!(reached.is_sorted(), "more words never get a looser density: {reached:?}");
    assert_eq!(reached.last(), Some(&(names.len() - 1)), "the tightest is tried too: {reached:?}");
    let mut distinct = reached.clone();
    distinct.dedup();
    assert!(distinct.len() >= 3, "several densities are taken on the way: {reached:?}");
    let message = message.expect("a thousand words more do not fit");
    assert!(message.contains("my-number-card in en: page 2 is too full by "), "{message}");
}

#[test]
fn the_first_density_that_fits_is_taken_whatever_stands_behind_it() {
    let project = TempProject::new();
    let template = fs::read_to_string(project.path(TEMPLATE)).unwrap();
    let names = densities(&template);
    let shipped = taken(&project).unwrap();
    assert!(names.contains(&shipped));

    // Without those that were tried before and did not fit, the same is taken.
    let parts: Vec<&str> = template.split("[[densities]]").collect();
    let (head, rows) = parts.split_first().unwrap();
    let with = |rows: &[&str]| {
        let rows: String = rows.iter().map(|row| format!("[[densities]]{row}\n")).collect();
        fs::write(project.path(TEMPLATE), format!("{head}{rows}")).unwrap();
        taken(&project)
    };
    let place = names.iter().position(|name| *name == shipped).unwrap();
    assert_eq!(with(&rows[place..]), Ok(shipped.clone()));
    assert_eq!(with(&rows[..=place]), Ok(shipped.clone()));

    // The tightest fits wherever a looser one does, so it is taken if it is
    // the first to be tried.
    let reversed: Vec<&str> = rows.iter().rev().copied().collect();
    assert_eq!(with(&reversed).as_ref(), Ok(names.last().unwrap()));

    // What was tried in vain alone fits no better.
    if place > 0 {
        let message = with(&rows[..place]).expect_err("looser densities did not fit before");
        assert!(message.contains("is too full by ") || message.contains("wider"), "{message}");
    }
}
