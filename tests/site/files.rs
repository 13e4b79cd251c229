//! What is written where: only what changed, never outside, always the same.

use std::collections::BTreeMap;

use super::*;

const PACK: &str = "content/my-number-card/th.toml";
const FACTS: &str = "content/facts.toml";

fn small() -> TempProject {
    TempProject::in_languages(&["ja", "th"])
}

/// All files of a site but what is known to be right, which depends on what was looked at.
fn bytes(folder: &Path, inside: &str, found: &mut BTreeMap<String, Vec<u8>>) {
    for entry in fs::read_dir(folder).expect("the folder is there").flatten() {
        let path = format!("{inside}{}", entry.file_name().to_string_lossy());
        match entry.path().is_dir() {
            true => bytes(&entry.path(), &format!("{path}/"), found),
            false => {
                found.insert(path, fs::read(entry.path()).expect("it can be read"));
            }
        }
    }
}

#[test]
fn only_what_changed_is_written_and_two_folders_are_the_same() {
    let project = small();
    let said = make(&project, &[]);
    assert!(said.contains("(0 up to date)"), "{said}");
    let said = make(&project, &[]);
    assert!(said.contains("0 files ("), "{said}");
    make(&project, &["--out", "other"]);
    let (mut one, mut other) = (BTreeMap::new(), BTreeMap::new());
    bytes(&project.path("site"), "", &mut one);
    bytes(&project.path("other"), "", &mut other);
    assert!(one.len() > 20 && one == other, "{:?} {:?}", one.keys(), other.keys());
    // A page that someone changed is made again, and nothing else.
    let page = project.path("site/my-number-card/th/index.html");
    fs::write(&page, "mine").expect("it can be written");
    let said = make(&project, &[]);
    assert!(said.contains("1 file ("), "{said}");
    assert!(fs::read_to_string(&page).expect("it is there").contains("<h1>"));
    let verified = project.command(&["verify", "site"]).output().expect("it runs");
    assert!(verified.status.success(), "{}", String::from_utf8_lossy(&verified.stderr));
}

#[test]
fn a_page_stays_until_it_is_pruned_and_what_it_showed_as_well() {
    let project = small();
    make(&project, &[]);
    edit(&project, "content/my-number-card/flyer.toml", "\"th\"", "");
    fs::remove_file(project.path(PACK)).expect("it is there");
    fs::remove_file(project.path("content/my-number-card/stamps/th.toml")).ok();
    let page = project.path("site/my-number-card/th/index.html");
    let said = make(&project, &[]);
    assert!(page.exists() && said.contains("my-number-card/th/index.html"), "{said}");
    assert!(!project.path("site/fonts/th.css").exists());
    // Though there is nothing to do, it is named again.
    let said = make(&project, &[]);
    assert!(page.exists() && said.contains("my-number-card/th/index.html"), "{said}");
    make(&project, &["--prune"]);
    assert!(!project.path("site/my-number-card/th").exists());
}

#[test]
fn content_reaches_pages_as_text_alone() {
    let project = small();
    let evil = "</title> </script> <script> alert(1) <img src=x> \\\" &amp; ";
    edit(&project, PACK, "[title]\nheading = \"", &format!("[title]\nheading = \"{evil}"));
    fs::write(
        project.path("chirashi.toml"),
        "[site]\naddress = \"https://a.example.jp/\"\n\n[severity]\nuntranslated = \"allow\"\n\
         html-in-text = \"allow\"\n",
    )
    .expect("it can be written");
    let output = project.command(&["site"]).output().expect("it runs");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    let site = project.path("site");
    assert!(output.status.success(), "{said}");
    let mut all = BTreeMap::new();
    bytes(&site, "", &mut all);
    let mut seen = 0;
    for (path, bytes) in all {
        if [".html", ".xml", ".css"].iter().any(|ending| path.ends_with(ending)) {
            let text = String::from_utf8(bytes).expect("it is text");
            assert!(!text.contains("<script>") && !text.contains("<img src=x>"), "{path}: {text}");
            seen += usize::from(text.contains("alert(1)"));
        }
    }
    assert!(seen >= 3, "a page, the choosers and the feed say it");
}

#[test]
fn every_page_may_load_nothing_but_the_files_beside_it() {
    let project = small();
    make(&project, &[]);
    let mut all = BTreeMap::new();
    bytes(&project.path("site"), "", &mut all);
    let pages = all.iter().filter(|(path, _)| path.ends_with(".html"));
    for (path, bytes) in pages {
        let text = String::from_utf8_lossy(bytes);
        assert!(text.contains("content=\"default-src 'none'; style-src 'self';"), "{path}");
        assert!(!text.contains(" style=") && !text.contains(" onclick="), "{path}");
        // What machines are told is no program, and a program stands in a file.
        let scripts = text.split("<script ").skip(1);
        for script in scripts {
            let is_data = script.starts_with("type=\"application/ld+json\">");
            let is_file = script.starts_with("src=\"../../") && script.contains(" defer></script>");
            let is_plain = script.starts_with("src=\"../../../") && path.contains("/plain/");
            assert!(is_data || is_file || is_plain, "{path}: {script}");
        }
        assert!(!text.contains("<script>"), "{path}");
    }
}

#[test]
fn an_hour_changes_the_pages_that_print_it() {
    let project = small();
    make(&project, &[]);
    edit(&project, FACTS, "0120-95-0178", "0120-95-0179");
    make(&project, &[]);
    let page = fs::read_to_string(project.path("site/my-number-card/th/index.html"));
    let page = page.expect("it is there");
    assert!(page.contains("<a href=\"tel:0120950179\">0120-95-0179</a>"), "{page}");
}

#[cfg(unix)]
#[test]
fn nothing_is_written_through_a_link() {
    let project = small();
    fs::create_dir_all(project.path("site")).expect("it can be made");
    fs::create_dir_all(project.path("elsewhere")).expect("it can be made");
    std::os::unix::fs::symlink(project.path("elsewhere"), project.path("site/fonts"))
        .expect("it can be made");
    let output = project.command(&["site"]).output().expect("it runs");
    assert_eq!(output.status.code(), Some(2), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(fs::read_dir(project.path("elsewhere")).expect("it is there").count(), 0);
}
