//! One slip, one message: slips of the kinds that once were told in every pack.

#![expect(clippy::disallowed_methods, reason = "a test empties a pack")]

use chirashi::check::{self, Content};
use chirashi::content::Settings;
use chirashi::content::load::{Request, load};
use chirashi::diag::{Diagnostic, Severity, Sink, human};
use chirashi::lang::Tag;
use chirashi::policy::{Policy, judge, settled};
use chirashi::rules;
use chirashi::source::Sources;

use crate::support::project::UNCHANGED;

/// The packs that are read: the reference and three more.
const LANGUAGES: [&str; 4] = ["ja", "en", "vi", "ko"];

/// The errors that are told of the test project after an edit of one file.
fn told(path: &str, old: &str, new: &str) -> (Vec<Diagnostic>, Sources) {
    let today = "2022-07-01".parse().unwrap();
    let mut sources = Sources::new(&UNCHANGED.path("."));
    let file = sources.read(path).unwrap();
    let before = sources.file(file).text.clone();
    assert!(before.contains(old), "{path} has no `{old}`");
    sources.replace(path, before.replacen(old, new, 1));
    let mut sink = Sink::default();
    let settings = Settings::load(&mut sources, &mut sink).unwrap();
    let languages = Some(LANGUAGES.map(|tag| Tag::new(tag).unwrap()).to_vec());
    let request = Request { written: true, languages, ..Request::all(today) };
    let project = load(&mut sources, &request, &mut sink).unwrap();
    let content = Content { workspace: &project.workspace, today, recheck_months: None };
    check::content(&content, &mut sink);
    let all = rules::all();
    let policy = Policy { rules: &all, settings: &settings, flags: &[], complete: false };
    let judged = judge(sink.sorted(), &policy, &sources).diagnostics;
    let mut messages = settled(judged, &project.workspace, &sources);
    messages.retain(|message| message.severity == Severity::Error);
    (messages, sources)
}

/// Each slip with the code that tells it, and with the line on which it is told.
/// Nothing hides the only error of a file that says nothing.
#[test]
fn an_empty_pack_is_an_error() {
    let project = crate::support::project::TempProject::new();
    std::fs::write(project.path("content/my-number-card/en.toml"), "").unwrap();
    let run = crate::cli::run(&project, &["check", "--no-pages"]);
    assert_eq!(run.code, 1, "{}", run.err);
    assert!(run.err.contains("error[missing-key]: the file is empty"), "{}", run.err);
}

#[test]
fn a_slip_is_told_once_at_its_place() {
    let facts = "content/facts.toml";
    let japanese = "content/my-number-card/ja.toml";
    let english = "content/my-number-card/en.toml";
    let plan = "content/my-number-card/flyer.toml";
    let vietnamese = "content/languages/vi.toml";
    for (path, old, new, code) in [
        (facts, "unit = \"cm\"", "unit = \"cn\"", "bad-value"),
        (facts, "[phone.general]\n", "[fone.general]\n", "unknown-key"),
        (
            facts,
            "languages = [\"th\", \"ne\", \"id\"]",
            "languages = [\"th\", \"nee\"]",
            "unknown-language",
        ),
        (japanese, "{number:portal-languages}", "｛number:portal-languages｝", "full-width-markup"),
        (japanese, "{number:portal-languages}", "{number:portal-langages}", "unknown-fact"),
        (japanese, "{number:portal-languages}", "{number:portal-languages", "unbalanced-markup"),
        (japanese, "[guide]\n", "[giude]\n", "unknown-key"),
        (english, "[guide]\n", "[giude]\n", "unknown-key"),
        (plan, "kind = \"title\"", "kind = \"titel\"", "unknown-kind"),
        (plan, "links = [\"portal\"]", "links = []", "list-length"),
        (vietnamese, "quotes = [\"“”\"", "quotes = [\"“\"", "bad-value"),
        (vietnamese, "range = \"{from}", "range = \"{form}", "unknown-reference"),
    ] {
        let (messages, sources) = told(path, old, new);
        let [message] = &messages[..] else {
            panic!("{path} {new}: {}", human::draw(&messages, &sources, false));
        };
        let span = message.span.unwrap();
        let text = &sources.file(span.file).text;
        let line = text[..text.find(new).unwrap()].matches('\n').count() + 1;
        let found = sources.position(span.file, span.start).line;
        let place = (message.code, &*sources.file(span.file).path, found);
        assert_eq!(place, (code, path, line), "{new}");
    }
}
