//! Names of files and folders that no one should give, in the folder and in
//! what the content says.

use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;

use crate::hostile::bounds::run;
use crate::hostile::verdict::{edited, failed, refused, taken};
use crate::hostile::{FLYER, FONTS, PACK};
use crate::support::project::TempProject;

/// Names that mislead terminals, lists or other systems.
const ODD: [&[u8]; 8] = [
    b"a\nb",
    b"a\rb",
    b"a\tb",
    b"\x1B[31mred",
    b"a\x7Fb",
    b"\xFF\xFE",
    "a\u{202E}b".as_bytes(),
    "a\u{85}b".as_bytes(),
];

#[test]
#[ignore = "slow"]
fn a_flyer_whose_folder_has_an_odd_name_is_refused() {
    for name in ODD {
        let project = TempProject::new();
        let folder = project.path("content").join(OsStr::from_bytes(name));
        fs::rename(project.path("content/my-number-card"), &folder).unwrap();
        let err = failed(&project, 1);
        assert_eq!(err.matches("error[").count(), 1, "{err}");
        assert!(err.contains("error[bad-name]") && err.contains("content"), "{err}");
        assert!(err.contains("= help: rename it"), "{err}");
    }
}

#[test]
#[ignore = "slow"]
fn a_pack_or_picture_with_an_odd_name_is_refused() {
    for folder in ["content/my-number-card", "content/my-number-card/images", "content/templates"] {
        for name in ODD {
            let project = TempProject::new();
            let ending: &[u8] = if folder.ends_with("images") { b".svg" } else { b".toml" };
            let name = [name, ending].concat();
            fs::write(project.path(folder).join(OsStr::from_bytes(&name)), "").unwrap();
            let err = refused(&project, "bad-name", folder);
            assert!(err.contains("= help: rename it"), "{err}");
        }
    }
}

#[test]
#[ignore = "slow"]
fn a_thousand_odd_names_are_one_error() {
    let project = TempProject::new();
    for number in 0..1000 {
        fs::write(project.path(&format!("content/my-number-card/a\n{number}.toml")), "").unwrap();
    }
    let err = refused(&project, "bad-name", "content/my-number-card");
    assert!(err.contains("999 more"), "{err}");
}

#[test]
#[ignore = "slow"]
fn names_in_the_content_lead_nowhere_else() {
    let names = [
        "..",
        "../en",
        "/etc/passwd",
        "a\\\\b",
        "C:x",
        "\\u0000",
        "a\\nb",
        "\\u001B[31m",
        ".hidden",
        "a\\u0000.svg",
        "\\u202Ea",
        "*",
        "residents.svg",
    ];
    for name in names {
        let project = edited(FLYER, "picture = \"notice\"", &format!("picture = \"{name}\""));
        let err = failed(&project, 1);
        assert!(err.contains("bad-name") || err.contains("unknown-picture"), "{name}: {err}");
        assert!(err.contains(&format!("--> {FLYER}:")), "{name}: {err}");
        assert_eq!(err.matches("error[").count(), 1, "{name}: {err}");

        let project = edited(FLYER, "template = \"a4-leaflet\"", &format!("template = \"{name}\""));
        let err = failed(&project, 1);
        assert!(err.contains(&format!("--> {FLYER}:")), "{name}: {err}");
        let project = edited(FLYER, "\"en\"", &format!("\"{name}\""));
        let err = failed(&project, 1);
        assert!(err.contains("error[") && err.contains(&format!("--> {FLYER}:")), "{name}: {err}");
        let project = edited(FONTS, "\"NotoSans-Bold.ttf\"", &format!("\"{name}\""));
        // A font that is not there is the system's failure, a wrong name the
        // content's.
        let run = run(&project, &["build", "--lang", "en"]);
        assert!(matches!(run.status.code(), Some(1 | 2)), "{name}: {}", run.err);
        assert!(run.err.contains("fonts/"), "{name}: {}", run.err);
    }
}

#[test]
#[ignore = "slow"]
fn very_long_names_are_taken_or_told() {
    let project = TempProject::new();
    let long = "x".repeat(250);
    fs::write(project.path(&format!("content/my-number-card/{long}")), "").unwrap();
    fs::create_dir(project.path(&format!("content/{long}"))).unwrap();
    taken(&project);
    let path = format!("content/{long}/flyer.toml");
    fs::write(project.path(&path), "x").unwrap();
    let err = failed(&project, 1);
    assert!(err.contains("flyer.toml"), "{err}");
    let name = format!("{long}.svg");
    let project =
        edited(FLYER, "picture = \"notice\"", &format!("picture = \"{}\"", "é".repeat(5000)));
    fs::write(project.path(&format!("content/my-number-card/images/{}", &name[5..])), "").unwrap();
    refused(&project, "unknown-picture", FLYER);
}

#[test]
#[ignore = "slow"]
fn keys_with_odd_names_are_shown_on_one_line() {
    for key in ["\"a\\nb\"", "\"\\u001B[31m\"", "\"\\u0000\"", "\"\\u202E\"", "\"\"", "'#'"] {
        let project = edited(PACK, "[colophon]\n", &format!("[colophon]\n{key} = 1\n"));
        refused(&project, "unknown-key", PACK);
        let project = edited(PACK, "[colophon]\n", &format!("[{key}]\na = 1\n[colophon]\n"));
        refused(&project, "unknown-key", PACK);
    }
}
