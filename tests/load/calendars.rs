//! Clocks and calendars of other peoples, as the file of a language names them.

use crate::load::town::Town;

const LANGUAGE: &str = "content/languages/en.toml";
const PACK: &str = "content/town/en.toml";

/// The town, whose second pack has these words in a task.
fn town(words: &str) -> Town {
    let town = Town::new();
    town.edit(PACK, "Within {number:months}\\u00A0months", words);
    let facts = town.text("content/facts.toml");
    let date = "\n[date.due]\nvalue = 2027-04-01\nsource = \"a test\"\nchecked = 2022-07-01\n\
                \n[time.early]\nvalue = \"08:30\"\nsource = \"a test\"\nchecked = 2022-07-01\n\
                \n[time.late]\nvalue = \"20:00\"\nsource = \"a test\"\nchecked = 2022-07-01\n\
                \n[time.noon]\nvalue = \"12:00\"\nsource = \"a test\"\nchecked = 2022-07-01\n\
                \n[time.six]\nvalue = \"18:05\"\nsource = \"a test\"\nchecked = 2022-07-01\n";
    town.write("content/facts.toml", facts + date);
    town
}

#[test]
fn hours_are_counted_from_six_where_the_day_begins_then() {
    let town = town("{time:early}, {time:noon}, {time:six}, {time:late}");
    town.edit(LANGUAGE, "hour = \"{h}\"", "hour = \"saa {h6} {period}\"");
    town.edit(LANGUAGE, "minute = \"{h}:{mm}\"", "minute = \"saa {h6}:{mm} {period}\"");
    let periods = "[formats.periods]\n\"00:00\" = \"usiku\"\n\"06:00\" = \"asubuhi\"\n\"12:00\" = \"mchana\"\n\"18:00\" = \"usiku\"\n\n[formats.days]";
    town.edit(LANGUAGE, "[formats.days]", periods);
    assert_eq!(town.load().task(), "saa 2:30 asubuhi, saa 6 mchana, saa 12:05 usiku, saa 2 usiku");
}

#[test]
fn an_hour_from_six_says_which_half_of_the_day_it_is_in() {
    let town = Town::new();
    town.edit(LANGUAGE, "hour = \"{h}\"", "hour = \"saa {h6}\"");
    let found = town.load().diagnostics;
    assert!(found.iter().any(|it| it.message.contains("`{h6}` without `{period}`")), "{found:?}");
}

#[test]
fn a_day_is_written_in_the_calendar_that_the_language_names() {
    for (calendar, printed) in
        [("buddhist", "April 1, 2570 BE"), ("persian", "Farvardin 12, 1406 AP")]
    {
        let town = town("{date:due} ({date:due.local})");
        let own = format!("[formats.date]\ncalendar = \"{calendar}\"\n\n[formats.days]");
        town.edit(LANGUAGE, "[formats.days]", &own);
        let project = town.load().project.unwrap();
        let mut texts = project.workspace.spoken.iter().flat_map(|pack| &pack.strings);
        assert!(texts.all(|it| it.key != "formats.date.calendar"), "no text of the language");
        assert_eq!(
            town.load().task().replace('\u{A0}', " "),
            format!("Thursday, April 1 ({printed})")
        );
    }
}

#[test]
fn a_language_without_another_calendar_is_told_where_to_name_one() {
    let outcome = town("{date:due.local}").load();
    let found = outcome.diagnostics.iter().find(|it| it.code == "unknown-reference");
    assert!(found.is_some_and(|it| it.message.contains("no calendar")), "{}", outcome.drawn);
}
