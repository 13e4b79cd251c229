//! Every way from a page leads somewhere: links, pictures, style sheets, fonts, anchors.

use std::collections::BTreeSet;

use super::*;

/// The files below a folder, by their paths from it.
fn files(folder: &Path, inside: &str, found: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).expect("the folder is there").flatten() {
        let path = format!("{inside}{}", entry.file_name().to_string_lossy());
        match entry.path().is_dir() {
            true => files(&entry.path(), &format!("{path}/"), found),
            false => drop(found.insert(path)),
        }
    }
}

/// What attributes of a name, or `url` in a style sheet, say.
fn values<'a>(text: &'a str, before: &'a str) -> impl Iterator<Item = &'a str> {
    text.split(before).skip(1).filter_map(|rest| rest.split_once('"').map(|(value, _)| value))
}

/// The path that a way from a file leads to.
fn resolved(from: &str, way: &str) -> String {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in way.split('/') {
        match part {
            ".." => drop(parts.pop().expect("no way leads out of the site")),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[test]
fn every_way_leads_to_a_file_of_the_site_and_every_file_is_led_to() {
    let project = TempProject::in_languages(&["ja", "ja-simple", "en", "th"]);
    make(&project, &[]);
    let site = project.path("site");
    let mut all = BTreeSet::new();
    files(&site, "", &mut all);
    let mut reached: BTreeSet<String> =
        ["404.html", "manifest.json", ".work/known", "offline.js"].map(str::to_owned).into();
    let read = |path: &str| fs::read_to_string(site.join(path)).expect("it is text");
    for path in all.iter().filter(|path| path.ends_with(".html") || path.ends_with(".css")) {
        let text = read(path);
        let ways = ["href=\"", "src=\"", "url(\""].into_iter().flat_map(|it| values(&text, it));
        for way in ways.filter(|way| !way.starts_with("https:") && !way.starts_with("tel:")) {
            // The page for wrong addresses has paths from the top of the host.
            let (way, anchor) = way.split_once('#').unwrap_or((way, ""));
            let to = match way {
                "" => path.clone(),
                way if path == "404.html" => way.trim_start_matches('/').to_owned(),
                way => resolved(path, way),
            };
            assert!(all.contains(&to), "{path}: {way} leads to {to}");
            assert!(
                anchor.is_empty() || read(&to).contains(&format!("id=\"{anchor}\"")),
                "{anchor}"
            );
            reached.insert(to);
        }
        for tag in values(&text, "data-copy=\"") {
            reached.insert(format!("offline/{tag}.json"));
        }
    }
    assert_eq!(all.difference(&reached).collect::<Vec<_>>(), Vec::<&String>::new());
}

#[test]
fn the_copy_of_a_language_has_all_that_its_pages_show() {
    let project = TempProject::in_languages(&["ja", "ja-simple", "th"]);
    let list = || -> serde_json::Value {
        let json = fs::read(project.path("site/offline/th.json")).expect("it is there");
        serde_json::from_slice(&json).expect("it is JSON")
    };
    make(&project, &[]);
    let first = list();
    let files: BTreeSet<&str> = first["files"]
        .as_array()
        .expect("it is a list")
        .iter()
        .filter_map(|it| it.as_str())
        .collect();
    let mut wanted: BTreeSet<String> =
        ["index.html", "my-number-card/index.html", "page.js"].map(str::to_owned).into();
    for path in ["my-number-card/th/index.html", "fonts/th.css", "style.css"] {
        let text = fs::read_to_string(project.path("site").join(path)).expect("it is text");
        wanted.insert(path.to_owned());
        wanted.extend(values(&text, " src=\"").map(|way| resolved(path, way)));
        wanted.extend(values(&text, "url(\"").map(|way| resolved(path, way)));
    }
    let wanted: BTreeSet<&str> = wanted.iter().map(String::as_str).collect();
    assert!(wanted.len() > 12, "{wanted:?}");
    assert_eq!(files, wanted);
    // It is copied again when one of these files is another one, and only then.
    edit(
        &project,
        "content/my-number-card/ja-simple.toml",
        "[about]\nheading = \"",
        "[about]\nheading = \"あ",
    );
    make(&project, &[]);
    assert_eq!(list(), first);
    edit(&project, "content/facts.toml", "0120-95-0178", "0120-95-0179");
    make(&project, &[]);
    assert_ne!(list()["version"], first["version"]);
}

#[test]
fn pages_name_each_other_as_the_same_in_another_language() {
    let project = TempProject::in_languages(&["ja", "en"]);
    fs::write(
        project.path("chirashi.toml"),
        "[site]\naddress = \"https://a.example.jp/f/\"\ntitle = \"A & B\"\n",
    )
    .expect("it can be written");
    make(&project, &[]);
    let head = |page: &str| {
        let text = fs::read_to_string(project.path("site").join(page)).expect("it is there");
        text.lines().filter(|line| line.contains("alternate")).collect::<Vec<_>>().join("\n")
    };
    let home = "https://a.example.jp/f/my-number-card/";
    let expected = [("ja", "ja/"), ("en", "en/"), ("x-default", "")].map(|(tag, page)| {
        format!("<link rel=\"alternate\" hreflang=\"{tag}\" href=\"{home}{page}\">")
    });
    assert_eq!(head("my-number-card/en/index.html"), expected.join("\n"));
    assert_eq!(head("my-number-card/ja/index.html"), expected.join("\n"));
    let map = fs::read_to_string(project.path("site/sitemap.xml")).expect("it is there");
    assert!(map.contains(&format!("<loc>{home}ja/</loc>")), "{map}");
    let wrong = fs::read_to_string(project.path("site/404.html")).expect("it is there");
    assert!(wrong.contains("href=\"/f/style.css\""), "{wrong}");
    assert!(wrong.contains("<h1>A &amp; B</h1>"), "{wrong}");
}
