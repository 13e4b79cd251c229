//! What pages say of hours of opening, to people and to machines.

use super::*;
use serde_json::Value;

const FACTS: &str = "content/facts.toml";
const WORDS: &str = "[screen]\nopen = \"OPEN\"\nclosed = \"CLOSED\"\nclosed_today = \"TODAY\"\n\
                     closed_holiday = \"HOLIDAY\"\n\n[formats]\n";

/// The project in English, with words for what is open.
fn spoken() -> TempProject {
    let project = TempProject::in_languages(&["ja", "en"]);
    edit(&project, "content/languages/en.toml", "[formats]\n", WORDS);
    project
}

/// What the page says to machines, of a kind.
fn linked(page: &str, kind: &str) -> Vec<Value> {
    let (_, json) = page.split_once("<script type=\"application/ld+json\">").expect("it is there");
    let (json, _) = json.split_once("</script>").expect("it ends");
    let json: Value = serde_json::from_str(json).expect("it is JSON");
    let all = json["@graph"].as_array().expect("it is a list");
    all.iter().filter(|it| it["@type"] == kind).cloned().collect()
}

/// The hours of the first line of a page that says what is open.
fn hours(page: &str) -> &str {
    let (_, hours) = page.split_once("data-hours=\"").expect("a line says what is open");
    hours.split_once('"').expect("it ends").0
}

#[test]
fn a_page_knows_when_lines_are_open() {
    let project = spoken();
    make(&project, &[]);
    let english = page(&project, "en");
    // On a holiday the hours of holidays hold, though it is a Monday.
    let week = "570-1200;570-1200;570-1200;570-1200;570-1200;570-1050;570-1050";
    let expected = format!("2022-07-01 2023-08-01 {week} 2022-07-18=570-1050 2022-08-11=570-1050 ");
    assert!(hours(&english).starts_with(&expected), "{}", hours(&english));
    assert!(english.contains("<aside class=\"today\" hidden>"), "{english}");
    let words = ["OPEN", "CLOSED", "TODAY", "HOLIDAY"];
    let words = words.map(|word| format!("<strong hidden>{word}</strong>")).join(" ");
    assert!(english.contains(&format!("<bdi>0120-95-0178</bdi> {words}</p>")), "{english}");
    // Without the words nothing is said.
    assert!(!page(&project, "ja").contains("class=\"today\""));
}

#[test]
fn closed_days_are_told_and_nothing_is_known_when_a_fact_ends() {
    let project = spoken();
    let days = "[hours.general-weekdays]\ndays = \"mon-fri\"";
    let not = format!("{days}\nnot = [\"holiday\", \"year-end\"]\nuntil = 2023-01-31");
    edit(&project, FACTS, days, &not);
    edit(
        &project,
        FACTS,
        "hours = [\"general-weekdays\", \"general-weekends\"]",
        "hours = \"general-weekdays\"",
    );
    let closure = "[closure.year-end]\nfirst = 2022-12-29\nlast = 2023-01-03\nevery_year = true\n\
                   source = \"x\"\nchecked = 2022-07-01\n\n[contact.general]";
    edit(&project, FACTS, "[contact.general]", closure);
    make(&project, &[]);
    let page = page(&project, "en");
    assert!(hours(&page).starts_with("2022-07-01 2023-01-31 570-1200;"), "{}", hours(&page));
    assert!(hours(&page).contains(";; 2022-07-18h "), "{}", hours(&page));
    assert!(
        hours(&page).contains(" 2022-12-29- 2022-12-30- 2023-01-02h 2023-01-03- "),
        "{}",
        hours(&page)
    );
    let [point] = &linked(&page, "ContactPoint")[..1] else { panic!("{page}") };
    let hours = point["hoursAvailable"].as_array().expect("it is a list");
    assert_eq!(hours[0]["opens"], "09:30");
    assert_eq!(hours[0]["dayOfWeek"].as_array().expect("it is a list").len(), 5);
    let closed = hours.iter().find(|it| it["validFrom"] == "2022-12-29").expect("it is told");
    assert_eq!((&closed["opens"], &closed["closes"]), (&"00:00".into(), &"00:00".into()));
    assert_eq!(closed["validThrough"], "2022-12-30");
}

#[test]
fn machines_are_told_whom_to_ask() {
    let project = spoken();
    let place = "[place.hall]\nname.ja = \"星野市役所\"\naddress.ja = \"星野市本町1-1-1\"\n\
                 address.en = \"1-1-1 Honcho\"\nsource = \"x\"\nchecked = 2022-07-01\n\n\
                 [contact.general]\nname.ja = \"環境課\"\nname.en = \"Environment <Section>\"\nplace = \"hall\"";
    edit(&project, FACTS, "[contact.general]", place);
    edit(&project, FACTS, "[hours.points]\ndays = \"daily\"\n", "[hours.points]\n");
    make(&project, &[]);
    let page = page(&project, "en");
    let [office] = &linked(&page, "GovernmentOffice")[..] else { panic!("{page}") };
    assert_eq!(office["name"], "Environment <Section>");
    assert_eq!(office["telephone"], "0120-95-0178");
    assert_eq!(office["address"], "星野市本町1-1-1");
    assert!(office["openingHoursSpecification"].is_array());
    // A line answers in some languages at other times than in others.
    let points = linked(&page, "ContactPoint");
    let card = points.iter().filter(|it| it["telephone"] == "0120-0178-27");
    let said: Vec<String> = card
        .map(|it| format!("{} {}", it["availableLanguage"], it["hoursAvailable"][0]["opens"]))
        .collect();
    let expected = [
        r#"["en","zh","ko","es","pt"] "09:30""#,
        r#"["th","ne","id"] "09:30""#,
        r#"["vi","fil"] "10:00""#,
    ];
    assert_eq!(said, expected);
    // One of these does not say on which days, and one has no hours.
    for number in ["0570-028-125", "0570-064-738"] {
        let point = points.iter().find(|it| it["telephone"] == number).expect("it is told");
        assert!(point.get("hoursAvailable").is_none(), "{point}");
    }
    assert!(!page.contains("<Section>"), "{page}");
}

#[test]
fn an_address_opens_the_map_that_the_project_names() {
    let project = spoken();
    let place = "[place.hall]\nname.ja = \"星野市役所\"\naddress.ja = \"星野市本町1-1-1\"\n\
                 address.en = \"1-1-1 Honcho\"\nsource = \"x\"\nchecked = 2022-07-01\n\n[contact.general]";
    edit(&project, FACTS, "[contact.general]", place);
    for tag in ["ja", "en"] {
        let pack = format!("content/my-number-card/{tag}.toml");
        edit(
            &project,
            &pack,
            "{number:photo-months}",
            "{place:hall.address} {number:photo-months}",
        );
    }
    make(&project, &[]);
    assert!(!page(&project, "en").contains("maps.example.jp"));
    let settings = "[site]\nmap = \"https://maps.example.jp/?q={address}\"\n";
    fs::write(project.path("chirashi.toml"), settings).expect("it can be written");
    make(&project, &[]);
    let way = "<a href=\"https://maps.example.jp/?q=%E6%98%9F%E9%87%8E%E5%B8%82%E6%9C%AC%E7%94%BA1-1-1\">";
    assert!(page(&project, "ja").contains(&format!("{way}星野市本町1-1-1</a>")));
    let english = page(&project, "en");
    assert!(english.contains(&format!("{way}<span lang=\"ja\">")), "{english}");
    edit(
        &project,
        FACTS,
        "[place.hall]\n",
        "[place.hall]\nmap = \"https://city.example.jp/hall\"\n",
    );
    make(&project, &[]);
    assert!(
        page(&project, "ja")
            .contains("<a href=\"https://city.example.jp/hall\">星野市本町1-1-1</a>")
    );
    fs::write(project.path("chirashi.toml"), settings.replace("{address}", ""))
        .expect("it is written");
    let output = project.command(&["site"]).output().expect("it runs");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(said.contains("is not the address of a map"), "{said}");
}
