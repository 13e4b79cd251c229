//! What a city calls a schedule change: what `diff` says when it is made, and what
//! `calendar` says before.

use std::fs;

use crate::diff::done;
use crate::diff::revisions::commit_all;
use crate::support::project::TempProject;

const FACTS: &str = "content/facts.toml";

/// Each change: the fact before, the fact after, what packs print of it, and the line of
/// `diff`.
const CHANGES: [[&str; 4]; 9] = [
    // Lunch closing.
    [
        "[hours.counter]\ndays = \"mon-fri\"\nopen = \"08:30\"\nclose = \"17:15\"\n",
        "[hours.counter]\ndays = \"mon-fri\"\ntimes = [\"08:30-12:00\", \"13:00-17:15\"]\n",
        "{hours:counter}",
        "hours.counter: mon-fri 08:30–17:15 → mon-fri 08:30–12:00, 13:00–17:15  [my-number-card]",
    ],
    // The second and fourth Saturday.
    [
        "[days.saturdays]\non = [\"2nd sat\"]\n",
        "[days.saturdays]\non = [\"2nd sat\", \"4th sat\"]\n",
        "{days:saturdays}",
        "days.saturdays: 2nd sat → 2nd sat, 4th sat  [my-number-card]",
    ],
    // The turn of the year, which hours name.
    [
        "[closure.year-end]\nfirst = 2022-12-29\nlast = 2023-01-03\nevery_year = true\n",
        "[closure.year-end]\nfirst = 2022-12-28\nlast = 2023-01-04\nevery_year = true\n",
        "",
        "closure.year-end: 12-29 to 01-03 of every year → 12-28 to 01-04 of every year  \
         [my-number-card]",
    ],
    // Closed until.
    [
        "[closure.rebuilding]\nfirst = 2022-08-01\nlast = 2022-08-31\n",
        "[closure.rebuilding]\nfirst = 2022-08-01\nlast = 2022-09-30\n",
        "{closure:rebuilding}",
        "closure.rebuilding: 2022-08-01 to 2022-08-31 → 2022-08-01 to 2022-09-30  \
         [my-number-card]",
    ],
    // An event on several dates.
    [
        "[event.check]\ndates = [2022-07-13, 2022-07-27]\ntimes = [\"13:00-14:00\"]\n",
        "[event.check]\ndates = [2022-07-13, 2022-08-03]\ntimes = [\"13:00-14:00\"]\n",
        "{event:check}",
        "event.check: 2022-07-13, 2022-07-27 13:00–14:00 → 2022-07-13, 2022-08-03 13:00–14:00  \
         [my-number-card]",
    ],
    // A changed price.
    [
        "[price.bulky]\nyen = 1200\n",
        "[price.bulky]\nyen = 1500\n",
        "{price:bulky}",
        "price.bulky: 1200 yen → 1500 yen  [my-number-card]",
    ],
    // Holiday hours, and what is closed at the turn of the year.
    [
        "[hours.clinic]\ndays = \"sun\"\ntimes = [\"09:00-12:00\"]\nnot = [\"year-end\"]\n",
        "[hours.clinic]\ndays = [\"sun\", \"holiday\"]\ntimes = [\"09:00-12:00\"]\n\
         not = [\"year-end\"]\n",
        "{hours:clinic}",
        "hours.clinic: sun 09:00–12:00, not year-end → sun, holiday 09:00–12:00, not year-end  \
         [my-number-card]",
    ],
    // Round the clock.
    [
        "[hours.emergency]\ndays = \"daily\"\ntimes = [\"08:00-20:00\"]\n",
        "[hours.emergency]\ndays = \"daily\"\ntimes = [\"00:00-24:00\"]\n",
        "{hours:emergency}",
        "hours.emergency: daily 08:00–20:00 → daily 00:00–24:00  [my-number-card]",
    ],
    // Past midnight.
    [
        "[hours.night]\ndays = \"fri\"\ntimes = [\"18:00-23:00\"]\n",
        "[hours.night]\ndays = \"fri\"\ntimes = [\"18:00-02:00\"]\n",
        "{hours:night}",
        "hours.night: fri 18:00–23:00 → fri 18:00–02:00  [my-number-card]",
    ],
];

/// A number that changes on a day, which calendars know before.
const PHONE: &str = "[[phone.health]]\nnumber = \"042-555-2290\"\nfree = false\n\
                     until = 2023-03-31\nSOURCE\
                     [[phone.health]]\nnumber = \"042-555-8800\"\nfree = false\n\
                     from = 2023-04-01\nSOURCE";

/// The facts of the project with those of the changes, before or after.
fn facts(project: &TempProject, side: usize) -> String {
    let text = fs::read_to_string(project.path(FACTS)).unwrap();
    let facts = CHANGES.map(|change| format!("{}SOURCE", change[side])).concat() + PHONE;
    let facts = facts.replace("SOURCE", "source = \"x\"\nchecked = 2022-07-01\n\n");
    let (before, after) = text.split_once("\n[languages]").unwrap();
    format!("{before}\n{facts}\n[languages]{after}")
}

/// A project in two languages whose last page prints all of these facts.
fn project() -> TempProject {
    let project = TempProject::in_languages(&["ja", "en"]);
    let references: String = CHANGES.iter().map(|change| format!("{} ", change[2])).collect();
    let references = format!("{references}{{phone:health}} {{phone:health.change}}");
    for (language, edition) in [("ja", "{month:edition}版"), ("en", "{month:edition} edition")] {
        let path = project.path(&format!("content/my-number-card/{language}.toml"));
        let text = fs::read_to_string(&path).unwrap();
        fs::write(&path, text.replacen(edition, &format!("{edition} {references}"), 1)).unwrap();
    }
    project
}

#[test]
fn every_change_of_a_schedule_is_told() {
    let unchanged = project();
    let [old, new] = [0, 1].map(|side| facts(&unchanged, side));
    let with_old = || {
        let project = project();
        fs::write(project.path(FACTS), &old).unwrap();
        project
    };
    let Some(project) = commit_all(with_old) else { return };

    // Before anything is changed: what is over, what begins, and when.
    let shown = done(&project, &["calendar", "--from", "2022-07-01", "--until", "2023-12-31"]);
    for line in [
        "2022-07-14  my-number-card: event check: 2022-07-13 is over, and printed no more",
        "2022-07-28  my-number-card: event check: 2022-07-27 is over, and printed no more",
        "2022-09-01  my-number-card: closure rebuilding: 2022-08-31 is over, and printed no more",
        "2023-04-01  my-number-card: phone health: 042-555-2290, not free → 042-555-8800, not free",
    ] {
        assert!(shown.lines().any(|other| other == line), "{line} is not in\n{shown}");
    }

    fs::write(project.path(FACTS), &new).unwrap();
    let told = done(&project, &["diff", "HEAD", "WORKTREE"]);
    for [.., line] in CHANGES {
        assert!(told.lines().any(|other| other.trim() == line), "{line} is not in\n{told}");
    }
    assert!(told.contains("9 facts, 2 texts in 2 files changed"), "{told}");
}
