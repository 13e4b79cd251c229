//! `stamp` and `list`: which text was compared with which of the reference, who has
//! read it, and how far each language has followed.

use std::fs;

use crate::cli::{edit, run};
use crate::support::project::TempProject;

const FOLDER: &str = "content/my-number-card";
const JA: &str = "content/my-number-card/ja.toml";

/// The row of a language in what `list` prints: complete, stale, reviewed, status.
fn listed(project: &TempProject, tag: &str) -> [String; 4] {
    let listed = run(project, &["list"]);
    assert_eq!((listed.code, listed.err.as_str()), (0, ""));
    let rows = listed.out.lines().map(|line| line.split('\t').collect::<Vec<_>>());
    let row = rows.into_iter().find(|row| row[1] == tag).expect("the language is listed");
    [row[3], row[4], row[5], row[6]].map(str::to_owned)
}

fn stale(project: &TempProject, tag: &str) -> usize {
    listed(project, tag)[1].parse().unwrap()
}

fn stamps(project: &TempProject, tag: &str) -> String {
    fs::read_to_string(project.path(&format!("{FOLDER}/stamps/{tag}.toml"))).unwrap()
}

#[test]
fn what_the_reference_changes_is_stale_until_it_is_stamped() {
    let project = TempProject::new();
    edit(&project, JA, "初めての交付は無料！", "初めての交付は無料です！");
    edit(&project, JA, "ポストに入れる。", "郵便局へ持っていく。");
    assert_eq!((stale(&project, "th"), stale(&project, "uk"), stale(&project, "ja")), (2, 2, 2));

    let stamp = run(&project, &["stamp", "--lang", "th", "about.badge"]);
    assert_eq!((stamp.code, stamp.out.as_str()), (0, ""), "{}", stamp.err);
    assert!(stamp.err.starts_with("th: 1 text stamped (about.badge), 0 "), "{}", stamp.err);
    assert_eq!((stale(&project, "th"), stale(&project, "uk")), (1, 2));

    let stamp = run(&project, &["stamp", "--lang", "th,uk"]);
    assert_eq!(stamp.code, 0, "{}", stamp.err);
    assert!(stamp.err.contains("uk: 2 texts stamped (about.badge, paths.items.post.before.1)"));
    assert_eq!((stale(&project, "th"), stale(&project, "uk"), stale(&project, "my")), (0, 0, 2));
}

#[test]
fn a_key_can_name_a_table_or_a_list() {
    let project = TempProject::new();
    fs::remove_file(project.path(&format!("{FOLDER}/stamps/km.toml"))).unwrap();
    assert_eq!(stale(&project, "km"), 90, "nobody knows, but of the one that says nothing");
    let stamp = run(&project, &["stamp", "--lang", "km", "photo-bad", "points-call.callers"]);
    assert_eq!(stamp.code, 0, "{}", stamp.err);
    let written = stamps(&project, "km");
    let keys: Vec<&str> = written
        .lines()
        .filter(|line| line.starts_with('"'))
        .map(|line| line.split(" = ").next().unwrap().trim_matches('"'))
        .collect();
    let sorted = {
        let mut sorted = keys.clone();
        sorted.sort_unstable();
        sorted
    };
    assert_eq!(keys, sorted);
    assert!(
        keys.iter()
            .all(|key| key.starts_with("photo-bad.") || key.starts_with("points-call.callers."))
    );
    assert!(
        keys.contains(&"photo-bad.items.photo-covered.picture_alt")
            && keys.contains(&"points-call.callers.1"),
        "{keys:?}"
    );
    assert_eq!(stale(&project, "km"), 90 - keys.len());
}

#[test]
fn stamping_again_changes_no_byte() {
    let project = TempProject::new();
    let before = stamps(&project, "ne");
    let stamp = run(&project, &["stamp", "--lang", "ne"]);
    assert!(stamp.err.starts_with("ne: 0 texts stamped, 90 up to date before"), "{}", stamp.err);
    assert_eq!(stamps(&project, "ne"), before);
}

#[test]
fn an_entry_that_is_put_into_a_list_makes_no_other_stale() {
    let project = TempProject::new();
    let put_in = |path: &str, before: &str, entry: &str| {
        edit(&project, path, before, &format!("  \"{entry}\",\n{before}"));
    };
    put_in(JA, "  \"はがきが届く。\",\n", "審査がある。");
    assert_eq!(stale(&project, "en"), 0, "an entry is missing, none is stale");
    let [complete, ..] = listed(&project, "en");
    assert_eq!(complete, "90/91");
    let en = format!("{FOLDER}/en.toml");
    put_in(
        &en,
        "  \"A Notice of Issuance (postcard) arrives.\",\n",
        "Your application is examined.",
    );
    assert_eq!(stale(&project, "en"), 1, "only the new one");
    let stamp = run(&project, &["stamp", "--lang", "en", "paths.items.post.after.0"]);
    assert!(stamp.err.contains("1 text stamped (paths.items.post.after.0)"), "{}", stamp.err);
    assert_eq!(stale(&project, "en"), 0, "the others were written at their new keys");
    assert!(stamps(&project, "en").contains("\"paths.items.post.after.3\""));

    edit(&project, JA, "  \"はがきが届く。\",\n", "");
    edit(&project, &en, "  \"A Notice of Issuance (postcard) arrives.\",\n", "");
    assert_eq!(stale(&project, "en"), 0, "taken out in both");
    assert_eq!(run(&project, &["stamp", "--lang", "en", "title"]).code, 0);
    assert!(
        !stamps(&project, "en").contains("\"paths.items.post.after.3\""),
        "no stamp is left over"
    );
    assert_eq!(stale(&project, "en"), 0);
}

#[test]
fn what_is_missing_or_empty_is_not_stamped() {
    let project = TempProject::new();
    let es = format!("{FOLDER}/es.toml");
    fs::remove_file(project.path(&format!("{FOLDER}/stamps/es.toml"))).unwrap();
    edit(&project, &es, "badge = \"¡La primera expedición es gratuita!\"\n", "badge = \" \"\n");
    edit(&project, &es, "caption = \"Anverso\"\n", "");
    edit(
        &project,
        &es,
        "  \"Tamaño: {measure:photo-height} de alto × {measure:photo-width} de ancho\",\n",
        "",
    );
    let stamp = run(&project, &["stamp", "--lang", "es"]);
    assert_eq!(stamp.code, 1, "{}", stamp.err);
    let refused = "es: 4 texts not stamped (about.badge, card.items.card-front.caption, \
                   photo-good.items.0, photo-good.items.1)";
    assert!(stamp.err.contains(refused), "{}", stamp.err);
    let written = stamps(&project, "es");
    for key in ["about.badge", "card.items.card-front.caption", "photo-good.items.0"] {
        assert!(!written.contains(&format!("\"{key}\"")), "{key}");
    }
    assert!(written.contains("\"points-call.end\""), "the one text that may be empty");
    assert!(written.contains("\"card.items.card-back.caption\""), "the others were stamped");
}

#[test]
fn wrong_names_end_with_2_and_a_guess_and_nothing_is_written() {
    let project = TempProject::new();
    let before = stamps(&project, "th");
    let wrong: [(&[&str], &str); 9] = [
        (&["stamp"], "--lang"),
        (&["stamp", "photo"], "--lang"),
        (&["stamp", "--lang", "th", "points.paragrphs.1"], "did you mean `points.paragraphs.1`?"),
        (&["stamp", "--lang", "th", "phot"], "did you mean `photo`?"),
        (&["stamp", "--lang", "th", "formats.decimal"], "no text `formats.decimal`"),
        (&["stamp", "--lang", "de"], "no flyer is in `de`"),
        (&["stamp", "--lang", "th", "--reviewed-by", " "], "--reviewed-by"),
        (&["stamp", "--lang", "th", "--reviewed-by", "a\u{202E}b"], "all of them printed"),
        (&["stamp", "--lang", "th", "--flyer", "my-number"], "my-number-card"),
    ];
    for (arguments, named) in wrong {
        let stamp = run(&project, arguments);
        assert_eq!(stamp.code, 2, "{arguments:?}: {}", stamp.err);
        assert!(stamp.err.contains(named), "{arguments:?}: {}", stamp.err);
    }
    assert_eq!(stamps(&project, "th"), before);
}

#[test]
fn a_file_that_is_broken_is_shown_and_nothing_is_written() {
    for path in ["stamps/th.toml", "th.toml", "ja.toml"] {
        let project = TempProject::new();
        let path = format!("{FOLDER}/{path}");
        let text = fs::read_to_string(project.path(&path)).unwrap();
        let broken = format!("{text}<<<<<<< HEAD\n");
        fs::write(project.path(&path), &broken).unwrap();
        let before = stamps(&project, "th");
        let stamp = run(&project, &["stamp", "--lang", "th"]);
        assert_eq!(stamp.code, 1, "{path}: {}", stamp.err);
        assert!(stamp.err.contains(&format!("{path}:")), "{path}: {}", stamp.err);
        assert!(stamp.err.contains("nothing was stamped"), "{path}: {}", stamp.err);
        assert_eq!(stamps(&project, "th"), before, "{path}");
    }
}

#[test]
fn of_several_flyers_one_must_be_named() {
    let project = TempProject::new();
    let second = project.path("content/second");
    fs::create_dir(&second).unwrap();
    for name in ["flyer.toml", "ja.toml", "th.toml"] {
        fs::copy(project.path(FOLDER).join(name), second.join(name)).unwrap();
    }
    let flyer = fs::read_to_string(second.join("flyer.toml")).unwrap();
    let languages = flyer.find("languages = [").unwrap();
    let end = languages + flyer[languages..].find(']').unwrap() + 1;
    let flyer = format!("{}languages = [\"ja\", \"th\"]{}", &flyer[..languages], &flyer[end..]);
    fs::write(second.join("flyer.toml"), flyer).unwrap();

    let stamp = run(&project, &["stamp", "--lang", "th"]);
    assert_eq!(stamp.code, 2, "{}", stamp.err);
    assert!(stamp.err.contains("--flyer: my-number-card, second"), "{}", stamp.err);
    let stamp = run(&project, &["stamp", "--lang", "th", "--flyer", "second"]);
    assert_eq!(stamp.code, 0, "{}", stamp.err);
    assert!(second.join("stamps/th.toml").is_file());
    let stamp = run(&project, &["stamp", "--lang", "th,uk"]);
    assert_eq!(stamp.code, 0, "only one flyer is in both: {}", stamp.err);

    let listed = run(&project, &["list", "--flyer", "second"]);
    assert_eq!(listed.out.lines().count(), 2, "{}", listed.out);
    let listed = run(&project, &["list", "--flyer", "secnod"]);
    assert_eq!(listed.code, 2);
    assert!(listed.err.contains("did you mean `second`?"), "{}", listed.err);
}

#[test]
fn list_shows_packs_with_mistakes_and_packs_that_are_missing() {
    let project = TempProject::new();
    fs::remove_file(project.path(&format!("{FOLDER}/th.toml"))).unwrap();
    edit(
        &project,
        &format!("{FOLDER}/uk.toml"),
        "caption = \"Лицьовий бік\"\n",
        "caption = \"\"\n",
    );
    edit(&project, &format!("{FOLDER}/tr.toml"), "status = \"draft\"", "status = \"good\"");
    edit(&project, &format!("{FOLDER}/mn.toml"), "[about]", "[about");
    assert_eq!(listed(&project, "th"), ["0/90", "0", "0/90", "missing"]);
    assert_eq!(listed(&project, "uk"), ["89/90", "1", "0/91", "draft"], "the caption is gone");
    assert_eq!(listed(&project, "tr"), ["90/90", "0", "0/91", "unknown"]);
    assert_eq!(listed(&project, "mn")[3], "draft");
}
