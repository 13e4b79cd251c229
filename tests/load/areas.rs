//! Versions of a flyer for the areas of a city, and rows that are over.

use chirashi::content::model::BlockKind;

use crate::load::town::Town;

const FLYER: &str = "content/town/flyer.toml";
const FACTS: &str = "content/facts.toml";
const JA: &str = "content/town/ja.toml";
const EN: &str = "content/town/en.toml";

const SOURCE: &str = "source = \"the town\"\nchecked = 2024-01-15\n";

/// The town whose English title says when garbage is collected and where.
fn with_days(table: &str) -> Town {
    let town = Town::new();
    town.edit(FLYER, "reference =", "areas = \"areas.csv\"\nreference =");
    town.edit(
        FACTS,
        "[number.months]",
        &format!("[days.burnable]\non = [\"mon\", \"thu\"]\n{SOURCE}\n[number.months]"),
    );
    town.edit(EN, "The town's flyer", "{place:area}: {days:burnable}");
    for (file, week) in [
        ("ja", "list = \"・\"\nweekly = \"毎週{days}\""),
        ("en", "list = \" and \"\nweekly = \"every {days}\""),
    ] {
        let path = format!("content/languages/{file}.toml");
        let units = "[formats.units]";
        let place = "place = \"{name} ({japanese})\"\n";
        town.edit(&path, "[formats.time]", &format!("{place}\n[formats.time]"));
        town.edit(&path, units, &format!("[formats.week]\n{week}\n\n{units}"));
    }
    std::fs::create_dir_all(town.path("content/data")).unwrap();
    town.write("content/data/areas.csv", table);
    town
}

/// The titles of the documents in English, each with the flyer that it is of.
fn titles(town: &Town) -> Vec<String> {
    let loaded = town.load();
    assert_eq!(loaded.drawn, "");
    let project = loaded.project.unwrap();
    let documents = project.workspace.flyers.iter().flat_map(|flyer| &flyer.documents);
    let english = documents.filter(|document| document.language.as_str() == "en");
    english.map(|document| format!("{}: {}", document.flyer, document.title)).collect()
}

#[test]
fn each_area_has_its_own_facts_and_name() {
    let town = with_days(
        "area,name,name.en,days.burnable\n\
         north,北地区,North,火・金\n\
         south,南地区,South,\n\
         hills,山手,Hills,第2・第4水曜\n",
    );
    for (file, month) in [("ja", "{nths}{day}"), ("en", "{nths} {day} of the month")] {
        town.edit(
            &format!("content/languages/{file}.toml"),
            "weekly =",
            &format!(
                "monthly = \"{month}\"\nordinals = [{{ words = \
                 [\"1st\", \"2nd\", \"3rd\", \"4th\", \"5th\", \"last\"] }}]\nweekly ="
            ),
        );
    }
    assert_eq!(
        titles(&town),
        [
            "town/north: North (北地区): every Tuesday and Friday",
            "town/south: South (南地区): every Monday and Thursday",
            "town/hills: Hills (山手): 2nd and 4th Wednesday of the month",
        ]
    );
}

#[test]
fn what_is_wrong_with_a_table_of_areas_is_told_at_its_cells() {
    let town = with_days(
        "area,name,day.burnable,days.burnabel,days.burnable\n\
         north,北地区,,,火・金\n\
         North Side,南地区,,,月\n\
         north,北,,,営業日\n",
    );
    let drawn = town.load().drawn;
    for message in [
        "`day.burnable` is not the name of a column",
        "there are no days `burnabel`",
        "`North Side` is not a name for a folder",
        "`営業日` is not what this column holds",
        "areas.csv:4:",
    ] {
        assert!(drawn.contains(message), "{message} is not in\n{drawn}");
    }
}

/// The town with a table of two health checks, as of a day.
fn with_events(day: &str) -> Town {
    let town = Town::new();
    town.edit(FLYER, "as_of = 2024-02-01", &format!("as_of = {day}"));
    let contact = "[[pages.blocks]]\nkind = \"contact\"";
    let block = "[[pages.blocks]]\nkind = \"table\"\nwords = \"checks\"\n\n";
    town.edit(FLYER, contact, &format!("{block}{contact}"));
    let event = |name: &str, dates: &str| {
        format!("[event.{name}]\ndates = [{dates}]\ntimes = [\"13:00-14:00\"]\n{SOURCE}\n")
    };
    let events = event("first", "2024-02-10") + &event("others", "2024-02-20, 2024-03-05");
    town.edit(FACTS, "[number.months]", &format!("{events}[number.months]"));
    for (pack, language) in [(JA, "ja"), (EN, "en")] {
        town.edit(
            pack,
            "[contact]",
            "[checks]\nheading = \"Health checks\"\ncolumns = [\"When\"]\n\n\
             [checks.rows.first]\ncells = [\"{event:first}\"]\n\n\
             [checks.rows.others]\ncells = [\"{event:others}\"]\n\n[contact]",
        );
        let path = format!("content/languages/{language}.toml");
        let date = "[formats.date]\nat = \"{date}, {times}\"\n\n[formats.units]";
        town.edit(&path, "[formats.units]", date);
    }
    town
}

fn rows(town: &Town) -> Vec<String> {
    let loaded = town.load();
    assert_eq!(loaded.drawn, "");
    let document = loaded.document("en");
    let blocks = document.pages.iter().flat_map(|page| &page.blocks);
    let mut tables = blocks
        .filter_map(|block| if let BlockKind::Table(it) = &block.kind { Some(it) } else { None });
    let rows = tables.next().unwrap().rows.iter();
    rows.map(|row| row.words.cells[0].plain()).collect()
}

#[test]
fn a_row_whose_event_is_over_goes_by_itself() {
    assert_eq!(
        rows(&with_events("2024-02-10")),
        [
            "Saturday, February\u{A0}10, 13 to 14",
            "Tuesday, February\u{A0}20, Tuesday, March\u{A0}5, 13 to 14",
        ]
    );
    assert_eq!(rows(&with_events("2024-02-21")), ["Tuesday, March\u{A0}5, 13 to 14"]);
}

#[test]
fn a_table_of_which_all_is_over_is_told() {
    let drawn = with_events("2024-03-06").load().drawn;
    assert!(drawn.contains("everything in `rows` is over on 2024-03-06"), "{drawn}");
}
