//! Words beside a number follow the number: 1 month, 2 months.

use crate::load::town::Town;

const PACK: &str = "content/town/en.toml";
const FACTS: &str = "content/facts.toml";

/// The town, whose second pack has these words for a number in the language `speech`.
fn town(speech: &str, number: u32, words: &str) -> Town {
    let town = Town::new();
    town.edit(
        "content/languages/en.toml",
        "[setting]\n",
        &format!("[setting]\nspeech = \"{speech}\"\n"),
    );
    town.edit(PACK, "Within {number:months}\\u00A0months", words);
    town.edit(FACTS, "value = 6", &format!("value = {number}"));
    town
}

#[test]
fn each_number_has_the_words_of_its_language() {
    let ru = "{number:months|one=# месяц|few=# месяца|many=# месяцев}";
    let uk = "{number:months|one=# місяць|few=# місяці|many=# місяців}";
    let ar =
        "{number:months|zero=لا أشهر|one=شهر واحد|two=شهران|few=# أشهر|many=# شهرًا|other=# شهر}";
    let fil = "{number:months|one=# buwan|other=# na buwan}";
    let en = "Within {number:months|one=# month|other=# months}";
    let cases = [
        ("ru", 1, ru, "1 месяц"),
        ("ru", 3, ru, "3 месяца"),
        ("ru", 11, ru, "11 месяцев"),
        ("uk", 21, uk, "21 місяць"),
        ("uk", 24, uk, "24 місяці"),
        ("uk", 12, uk, "12 місяців"),
        ("ar", 0, ar, "لا أشهر"),
        ("ar", 2, ar, "شهران"),
        ("ar", 5, ar, "5 أشهر"),
        ("ar", 11, ar, "11 شهرًا"),
        ("ar", 100, ar, "100 شهر"),
        ("fil", 3, fil, "3 buwan"),
        ("fil", 4, fil, "4 na buwan"),
        ("en", 1, en, "Within 1 month"),
        ("en", 1741, en, "Within 1,741 months"),
        ("ja", 1, "{number:months|other=#か月}", "1か月"),
    ];
    for (speech, number, words, printed) in cases {
        assert_eq!(town(speech, number, words).load().task(), printed, "{speech} {number}");
    }
}

#[test]
fn the_number_of_languages_chooses_its_words_too() {
    let town = Town::new();
    let words = "In {count:desk|one=# language|other=# languages}";
    town.edit(PACK, "Within {number:months}\\u00A0months", words);
    assert_eq!(town.load().task(), "In 2 languages");
}

#[test]
fn forms_that_a_language_lacks_or_does_not_have_are_errors() {
    let cases = [
        ("uk", "{number:months|one=# місяць|other=# місяця}", "`few`, `many` are missing"),
        ("ru", "{number:months|one=# месяц|few=# месяца}", "`many` is missing"),
        ("ar", "{number:months|one=شهر|other=# شهر}", "`zero`, `two`, `few`, `many` are missing"),
        ("fil", "{number:months|other=# buwan}", "`one` is missing"),
        ("en", "{number:months|one=# month}", "`other` is missing"),
        ("en", "{number:months|one=#|two=#|other=#}", "no number of this language is `two`"),
        ("ja", "{number:months|one=#か月|other=#か月}", "no number of this language is `one`"),
        ("en", "{number:months|one=#|ones=#|other=#}", "`ones` is not a kind of number"),
        ("en", "{number:months|one=#|other=}", "`other` has no words"),
        ("en", "{number:months|one=#|one=1|other=#}", "`one` stands twice"),
        ("en", "{number:months|one=**#**|other=#}", "no markup belongs into"),
        ("en", "{phone:desk|one=#|other=#}", "`phone` is not a number"),
    ];
    for (speech, words, message) in cases {
        let found = town(speech, 6, words).load().diagnostics;
        let found: Vec<_> = found.iter().filter(|it| it.code == "plural-forms").collect();
        assert!(found.iter().any(|it| it.message.contains(message)), "{words}: {found:?}");
    }
}

#[test]
fn ruby_with_a_colon_is_still_ruby() {
    let town = town("en", 6, "{12:00|noon}");
    assert_eq!(town.load().task(), "12:00");
}
