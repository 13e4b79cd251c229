//! A small flyer whose table takes its rows from a data set as cities publish it.

#![expect(clippy::disallowed_methods, reason = "tests write the projects that they look at")]

use std::fs;

use crate::support::project::TempProject;

/// The file of the rows, in the project.
pub(crate) const DATA: &str = "content/data/shelters.csv";

/// Evacuation sites in the layout of the standard data set, with invented names.
pub(crate) const SITES: &str = include_str!("../fixtures/shelters.csv");

/// What the flyer is made of.
pub(crate) const PLAN: &str = r#"#:schema ../schemas/flyer.schema.json
template = "a4-leaflet"
reference = "ja"
edition = 2022-07-01
languages = ["ja", "en", "vi"]

[[pages]]

[[pages.blocks]]
kind = "title"
words = "title"
picture = "residents"

[[pages.blocks]]
kind = "table"
words = "shelters"

[pages.blocks.rows]
file = "shelters.csv"
name = "ID"
columns = [
  { column = "名称", en = "名称_英字" },
  "所在地_連結表記",
  { column = "想定収容人数", kind = "number" },
  { column = "指定避難所との重複", values = "stay" },
]
only = { "災害種別_洪水" = "1" }
sort = "名称_カナ"
"#;

/// Language, title, what the picture shows, heading of the table, heads of its columns, and
/// that people can stay.
const PACKS: [(&str, [&str; 8]); 3] = [
    (
        "ja",
        [
            "洪水のときに逃げる場所",
            "住民の絵",
            "避難場所",
            "名前",
            "住所",
            "人数",
            "泊まれるか",
            "泊まれる",
        ],
    ),
    (
        "en",
        [
            "Where to go in a flood",
            "Residents",
            "Safe places",
            "Name",
            "Address",
            "People",
            "Overnight",
            "You can stay",
        ],
    ),
    (
        "vi",
        [
            "Nơi lánh nạn khi có lũ",
            "Người dân",
            "Nơi an toàn",
            "Tên",
            "Địa chỉ",
            "Số người",
            "Qua đêm",
            "Có thể ở lại",
        ],
    ),
];

/// The project with this flyer and no other.
pub(crate) fn project() -> TempProject {
    let project = TempProject::in_languages(&["ja"]);
    let folder = project.path("content/shelters");
    fs::create_dir_all(folder.join("images")).expect("a folder can be made");
    let old = project.path("content/my-number-card");
    fs::rename(old.join("images/residents.svg"), folder.join("images/residents.svg"))
        .expect("the drawing is there");
    fs::remove_dir_all(old).expect("the other flyer can be removed");
    fs::create_dir(project.path("content/data")).expect("a folder can be made");
    fs::write(project.path(DATA), SITES).expect("the data can be written");
    fs::write(folder.join("flyer.toml"), PLAN).expect("the flyer can be written");
    for (tag, [title, alt, heading, name, address, people, overnight, stay]) in PACKS {
        let pack = format!(
            "#:schema ./pack.schema.json\n[pack]\nlanguage = \"{tag}\"\nstatus = \"official\"\n\n\
             [title]\nheading = \"{title}\"\npicture_alt = \"{alt}\"\n\n\
             [shelters]\nheading = \"{heading}\"\n\
             columns = [\"{name}\", \"{address}\", \"{people}\", \"{overnight}\"]\n\n\
             [shelters.rows.stay]\n\"1\" = \"{stay}\"\n"
        );
        fs::write(folder.join(format!("{tag}.toml")), pack).expect("a pack can be written");
    }
    project
}
