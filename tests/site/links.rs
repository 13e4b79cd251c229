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
        ["404.html", "manifest.json", ".work/known"].map(str::to_owned).into();
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
    }
    assert_eq!(all.difference(&reached).collect::<Vec<_>>(), Vec::<&String>::new());
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
