//! What the messages about something typed advise: the reference to the fact that
//! says the same, or where to add one.

use crate::support::project::UNCHANGED;
use chirashi::check::{self, Content};
use chirashi::content::load::{Request, load};
use chirashi::diag::Sink;
use chirashi::source::Sources;

/// An edit of a pack: its language, what is replaced, and by what.
type Edit<'a> = (&'a str, &'a str, &'a str);

/// The code and the hints of each message about something typed that edits of packs
/// cause.
fn told(edits: &[Edit<'_>]) -> Vec<(String, Vec<String>)> {
    let mut sources = Sources::new(&UNCHANGED.path("."));
    for (language, old, new) in edits {
        let path = format!("content/my-number-card/{language}.toml");
        let id = sources.read(&path).unwrap();
        let text = sources.file(id).text.to_string();
        assert!(text.contains(old), "{language} has no `{old}`");
        sources.replace(&path, text.replacen(old, new, 1));
    }
    let today = "2022-07-01".parse().unwrap();
    let request = Request { written: true, ..Request::all(today) };
    let workspace = load(&mut sources, &request, &mut Sink::default()).unwrap().workspace;
    let mut sink = Sink::default();
    let content = Content { workspace: &workspace, today, recheck_months: None };
    check::content(&content, &mut sink);
    let found = sink.sorted().into_iter();
    let typed = found.filter(|it| it.code.starts_with("typed-") || it.code == "needless-remark");
    typed.map(|found| (found.code.to_owned(), found.hints)).collect()
}

/// The code and the first hint of the only message that an edit of a pack causes.
fn hint(language: &str, old: &str, new: &str) -> (String, String) {
    let found = told(&[(language, old, new)]);
    let [(code, hints)] = &found[..] else { panic!("not one message: {found:?}") };
    (code.clone(), hints.first().cloned().unwrap_or_default())
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
        (
            "vi",
            "{number:photo-months}",
            "6",
            "typed-number",
            "if this is {number:photo-months}, write that",
        ),
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
        ("Call 03-5253-2111!", "[phone.NAME], and write {phone:NAME}"),
        ("See www.example.org!", "[link.NAME], and write {link:NAME}"),
        ("Write to card@city.example.lg.jp", "[email.NAME], and write {email:NAME}"),
    ];
    for (new, advice) in cases {
        let found = hint("en", "Take a look!", new);
        assert!(found.1.ends_with(advice), "{new}: {found:?}");
    }
}

const EN: &str = "Take a look!";

#[test]
fn what_two_packs_say_in_the_same_text_is_a_fact() {
    let same_text = ("ja", "見てね");
    let cases = [
        ("Open at 7:15", "朝7時15分から", "typed-time", "[time.NAME]"),
        ("Open 7:15–9:15", "7時15分から9時15分まで", "typed-time", "[hours.NAME]"),
        ("Until September 30, 2023!", "9月30日まで", "typed-date", "{date:NAME}"),
        ("It costs 1,500 yen", "千五百円です", "typed-price", "{price:NAME}"),
        ("It is 2.5 cm high", "高さ2.5センチ", "typed-measure", "{measure:NAME}"),
        ("Go to 1-1-1 Kasumi!", "霞1-1-1へ", "typed-address", "{place:NAME.address}"),
        ("Ask 120 people!", "120人に聞いてね", "typed-number", "{number:NAME}"),
    ];
    for (english, japanese, code, advice) in cases {
        let alone = told(&[("en", EN, english)]);
        assert!(alone.is_empty(), "{english}: {alone:?}");
        let both = told(&[("en", EN, english), (same_text.0, same_text.1, japanese)]);
        assert_eq!(both.len(), 2, "{english}, {japanese}: {both:?}");
        for (found, hints) in both {
            assert_eq!(found, code, "{english}, {japanese}");
            assert!(hints[0].contains(advice), "{english}: {hints:?}");
            assert!(hints[1].contains("# fixed: why"), "{english}: {hints:?}");
        }
    }
    let other = told(&[("en", EN, "Until September 30"), ("ja", "見てね", "9月29日まで")]);
    assert_eq!(other.len(), 1, "the others follow the Japanese text: {other:?}");
}
