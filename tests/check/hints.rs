//! What the messages about something typed advise: the reference to the fact that
//! says the same, or where to add one.

use crate::support::project::UNCHANGED;
use chirashi::check::{self, Content};
use chirashi::content::load::{Request, load};
use chirashi::diag::Sink;
use chirashi::source::Sources;

/// The code and the first hint of the only message that an edit of a pack causes.
fn hint(language: &str, old: &str, new: &str) -> (String, String) {
    let mut sources = Sources::new(&UNCHANGED.path("."));
    let path = format!("content/my-number-card/{language}.toml");
    let id = sources.read(&path).unwrap();
    let text = sources.file(id).text.to_string();
    assert!(text.contains(old), "{language} has no `{old}`");
    sources.replace(&path, text.replacen(old, new, 1));
    let today = "2022-07-01".parse().unwrap();
    let request = Request { written: true, ..Request::all(today) };
    let workspace = load(&mut sources, &request, &mut Sink::default()).unwrap().workspace;
    let mut sink = Sink::default();
    let content = Content { workspace: &workspace, today, recheck_months: None };
    check::content(&content, &mut sink);
    let typed = |code: &str| code.starts_with("typed-");
    let found: Vec<_> = sink.sorted().into_iter().filter(|found| typed(found.code)).collect();
    let [one] = &found[..] else { panic!("not one message: {found:?}") };
    (one.code.to_owned(), one.hints.first().cloned().unwrap_or_default())
}

#[test]
fn a_message_names_the_fact_that_says_the_same() {
    let cases = [
        ("en", "Take a look!", "Call 0120.0178.27!", "typed-phone", "write {phone:card}"),
        ("ja", "見てね", "０５７０（０２８）１２５へ", "typed-phone", "write {phone:points}"),
        ("ko", "꼭 보세요", "+81-570-064-738", "typed-phone", "write {phone:card-alternative}"),
        ("th", "มองหาเครื่องหมายนี้!", "เปิด 10.00–19.00 น.", "typed-time", "write {hours:card-late}"),
        (
            "zh-Hans",
            "要看哦",
            "上午9点30分到下午5点30分",
            "typed-time",
            "write {hours:general-weekends}",
        ),
        (
            "es",
            "¡Busque este símbolo!",
            "¡En julio de 2022!",
            "typed-date",
            "write {month:edition} or {month:checked}",
        ),
        ("uk", "Перегляньте", "3,5 см", "typed-measure", "write {measure:photo-width}"),
        ("tr", "Göz atın", "45 mm", "typed-measure", "write {measure:photo-height}"),
        (
            "ne",
            "हेर्नुहोस् है",
            "moj.go.jp/isa/support/portal/mynumbercard.html",
            "typed-link",
            "write {link:portal}",
        ),
        ("vi", "{number:photo-months}", "6", "typed-number", "write {number:photo-months}"),
        (
            "fil",
            "Hanapin ang markang ito!",
            "Hanapin ang 16 markang ito!",
            "typed-number",
            "if this is {number:portal-languages}, write that",
        ),
    ];
    for (language, old, new, code, advice) in cases {
        let expected = (code.to_owned(), advice.to_owned());
        assert_eq!(hint(language, old, new), expected, "{language}: {new}");
    }
}

#[test]
fn a_message_says_where_a_new_fact_belongs() {
    let cases = [
        ("en", "Take a look!", "Call 03-5253-2111!", "[phone.NAME]"),
        ("km", "សូមចូលមើលណា", "ម៉ោង ៧:១៥", "[hours.NAME]"),
        ("my", "ဝင်ကြည့်ပါနော်", "၁,၀၀၀ ယန်း", "[number.NAME]"),
        ("pt-BR", "Dê uma olhada!", "2,5 cm", "[measure.NAME]"),
        ("id", "Silakan dilihat, ya!", "www.example.org", "[link.NAME]"),
        ("mn", "Үзээрэй", "100-8977", "contact"),
        ("zh-Hant", "要看喔", "至2023年9月30日", "until"),
    ];
    for (language, old, new, part) in cases {
        let (code, advice) = hint(language, old, new);
        assert!(advice.contains(part), "{language}: {new}: {code}: {advice}");
    }
}

#[test]
fn a_message_says_what_cannot_be_said_yet() {
    let cases = [
        ("ja", "見てね", "第2土曜日は休みです", "days such as the second Saturday cannot be said"),
        (
            "en",
            "Take a look!",
            "Open every 2nd Saturday",
            "days such as the second Saturday cannot",
        ),
        ("zh-Hant", "要看喔", "每月第3個星期日休息", "days such as the second Saturday cannot"),
        ("tr", "Göz atın", "her ayın 2. cumartesi günü", "days such as the second Saturday cannot"),
        ("ja", "見てね", "24時間受け付けています", "open = \"00:00\" and close = \"24:00\""),
        (
            "es",
            "¡Busque este símbolo!",
            "Abierto 24 horas",
            "open = \"00:00\" and close = \"24:00\"",
        ),
        ("ja", "見てね", "12月29日から休みです", "closed days cannot be said yet"),
        ("ko", "꼭 보세요", "22:00~05:00", "hours past midnight"),
        (
            "en",
            "Take a look!",
            "card@city.example.lg.jp",
            "as [email.NAME] with `address`, and write {email:NAME}",
        ),
    ];
    for (language, old, new, part) in cases {
        let (code, advice) = hint(language, old, new);
        assert!(advice.contains(part), "{language}: {new}: {code}: {advice}");
        let way_out =
            ["{link:NAME}", "{hours:NAME}", "{email:NAME}"].iter().any(|way| advice.contains(way));
        assert!(way_out, "{language}: {new}: {code}: {advice}");
    }
}
