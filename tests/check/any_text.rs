//! Whatever a pack says, the checks come to an end.

use crate::support::project::UNCHANGED;
use chirashi::check::{self, Content};
use chirashi::content::load::{Request, load};
use chirashi::diag::Sink;
use chirashi::lang::Tag;
use chirashi::source::Sources;
use proptest::prelude::*;

/// Characters that the checks look at closely.
const CLOSE: &str = " \u{A0}\u{3000}\u{200B}\u{2060}\u{200D}\u{FEFF}\u{FFFD}\u{FFFC}()（）「」“”‘’„«»\"'.,;:!?。、！？¿¡|&<>/~～–-ー一R4年令和平時分をはが申請個证カヘへﾊﾟＡ１aаiіө\u{301}\u{307}éÃ©â€РџСเแกิ้ํา១ក្កេារ्काि\u{93C}ကေ္်ျ၀ㅎ가{}|*\\";

fn check(language: &str, text: &str) {
    let path = format!("content/my-number-card/{language}.toml");
    let mut sources = Sources::new(&UNCHANGED.path("."));
    let id = sources.read(&path).unwrap();
    let shipped = sources.file(id).text.to_string();
    let line = shipped.lines().find(|line| line.starts_with("prompt = ")).unwrap();
    let text: String = text.chars().map(|c| format!("\\U{:08X}", u32::from(c))).collect();
    sources.replace(&path, shipped.replace(line, &format!("prompt = \"{text}\"")).as_str());
    let today = "2022-07-01".parse().unwrap();
    let only = Some([Tag::new(language).unwrap()].into());
    let request = Request { written: true, languages: only, ..Request::all(today) };
    let mut sink = Sink::default();
    let project = load(&mut sources, &request, &mut sink).unwrap();
    check::content(
        &Content { workspace: &project.workspace, today, recheck_months: None },
        &mut sink,
    );
    let length = |span: chirashi::source::Span| sources.file(span.file).text.len();
    for span in sink.sorted().iter().filter_map(|diagnostic| diagnostic.span) {
        assert!(span.start <= span.end && span.end as usize <= length(span));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn no_text_stops_the_checks(
        language in prop::sample::select(vec![
            "ja-simple", "ja", "en", "zh-Hant", "es", "ne", "th", "my", "km", "uk", "tr", "ko",
        ]),
        close in prop::collection::vec(prop::sample::select(CLOSE.chars().collect::<Vec<_>>()), 0..120),
        any in "\\PC{0,40}",
    ) {
        let text: String = close.into_iter().chain(any.chars()).collect();
        check(language, &text);
    }
}
