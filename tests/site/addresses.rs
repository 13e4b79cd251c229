//! Codes lead to the page of their flyer in their language, and go on doing so.

use super::*;
use chirashi::proof::{Dpi, codes};

const SETTINGS: &str = "[site]\naddress = \"https://a.example.jp/f/\"\n";
const FLYER: &str = "content/my-number-card/flyer.toml";

/// The project with a site, whose codes lead home.
fn at_home(more: &str) -> TempProject {
    let project = TempProject::in_languages(&["ja", "th"]);
    let flyer = fs::read_to_string(project.path(FLYER)).expect("it can be read");
    fs::write(project.path(FLYER), flyer.replace("links = [\"portal\"]", "links = [\"site\"]"))
        .expect("it can be written");
    fs::write(project.path("chirashi.toml"), format!("{SETTINGS}{more}"))
        .expect("it can be written");
    project
}

/// What the program says when it refuses.
fn refused(project: &TempProject, arguments: &[&str]) -> String {
    let output = project.command(arguments).output().expect("it runs");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(1), "{said}");
    said
}

#[test]
fn a_code_leads_to_its_own_page_in_its_own_language() {
    let project = at_home("");
    make(&project, &[]);
    let home = "https://a.example.jp/f/my-number-card/th/";
    let pdf = fs::read(project.path("site/my-number-card/th.pdf")).expect("it is there");
    let page =
        proof::open(pdf).expect("it is a PDF file").draw(0, None, Dpi(150)).expect("it is drawn");
    let found = codes(&page);
    assert!(found.iter().any(|code| code.text.as_deref() == Ok(home)), "{found:?}");
    let page = project.path("site/my-number-card/th/index.html");
    assert!(
        fs::read_to_string(page).expect("it is there").contains(&format!("<a href=\"{home}\">"))
    );
}

#[test]
fn a_code_that_leads_home_asks_where_that_is() {
    let project = at_home("");
    fs::write(project.path("chirashi.toml"), "").expect("it can be written");
    assert!(refused(&project, &["site"]).contains("there is no link `site`"));
    fs::write(project.path("chirashi.toml"), SETTINGS.replace("/f/", "/f")).expect("it is written");
    assert!(refused(&project, &["site"]).contains("the address of a site ends with a slash"));
}

#[test]
fn an_old_address_leads_to_the_page_that_is_meant() {
    let project = at_home("[site.redirects]\n\"card-2021/\" = \"my-number-card/\"\n");
    make(&project, &[]);
    let page =
        fs::read_to_string(project.path("site/card-2021/th/index.html")).expect("it is there");
    let way = "../../my-number-card/th/index.html";
    assert!(page.contains(&format!("content=\"0; url={way}\"")), "{page}");
    assert!(page.contains(&format!("<a href=\"{way}\">")), "{page}");
    for (wrong, says) in [
        ("\"old\" = \"nowhere/\"", "where no page is"),
        ("\"my-number-card/ja\" = \"my-number-card/th/\"", "is where a page is"),
        ("\"../old\" = \"my-number-card/\"", "is not a path below"),
    ] {
        fs::write(project.path("chirashi.toml"), format!("{SETTINGS}[site.redirects]\n{wrong}\n"))
            .expect("it can be written");
        let said = refused(&project, &["site"]);
        assert!(said.contains(says), "{said}");
    }
}
