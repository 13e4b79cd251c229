//! Content without mistakes, and what becomes of it.

use chirashi::content::load::{Request, list, load};
use chirashi::content::model::{
    BlockKind, ContactLine, Contacts, Document, Inline, Line, Rich, Status,
};
use chirashi::diag::{Sink, human};
use chirashi::frame::{Cap, Date, Join, Segment};
use chirashi::geom::{Em, Mm};
use chirashi::lang::Tag;
use chirashi::source::{Sources, Span};

use crate::load::town::{Town, request};
use crate::support::project::TempProject;

/// A text with its inner structure: `[keep]`, `*strong*`, `text<language>`,
/// `base(reading)`.
fn shown(rich: &Rich) -> String {
    rich.0
        .iter()
        .map(|inline| match inline {
            Inline::Text(text) => {
                let mut shown = text.text.replace('\u{A0}', "~");
                if text.keep {
                    shown = format!("[{shown}]");
                }
                if text.strong {
                    shown = format!("*{shown}*");
                }
                match &text.language {
                    Some(tag) => format!("{shown}<{tag}>"),
                    None => shown,
                }
            }
            Inline::Ruby { readings, .. } => {
                readings.iter().map(|r| format!("{}({})", r.base, r.reading)).collect()
            }
            Inline::Mark { .. } => "[]".to_owned(),
        })
        .collect()
}

fn kinds(document: &Document) -> Vec<&BlockKind> {
    document.pages.iter().flat_map(|page| &page.blocks).map(|block| &block.kind).collect()
}

macro_rules! block {
    ($document:expr, $kind:ident) => {
        kinds(&$document)
            .into_iter()
            .find_map(|kind| if let BlockKind::$kind(block) = kind { Some(block) } else { None })
            .unwrap()
    };
}

fn contacts(document: &Document) -> impl Iterator<Item = &Contacts> {
    kinds(document).into_iter().filter_map(|kind| {
        if let BlockKind::Contacts(contacts) = kind { Some(contacts) } else { None }
    })
}

/// The block with several telephone numbers, and the numbers.
fn calls(document: &Document) -> Option<(&Contacts, Vec<&Line>)> {
    let contacts = contacts(document).find(|contacts| contacts.lines.len() > 1)?;
    Some((contacts, contacts.lines.iter().map(large).collect()))
}

/// A number in large digits.
fn large(line: &ContactLine) -> &Line {
    let ContactLine::Large(line, _) = line else { panic!("{line:?} is in large digits") };
    line
}

/// The first note under the numbers.
fn note(document: &Document) -> String {
    shown(&calls(document).unwrap().0.notes[0])
}

fn steps(document: &Document) -> Vec<(u8, String)> {
    kinds(document)
        .into_iter()
        .filter_map(|kind| {
            let BlockKind::Step(step) = kind else { return None };
            Some((step.number, step.heading.plain()))
        })
        .collect()
}

fn on(year: u16, month: u8, day: u8) -> Request {
    Request { as_of: Some(Date { year, month, day }), ..request() }
}

fn shipped(request: &Request) -> Vec<Document> {
    let project = TempProject::new();
    let mut sources = Sources::new(&project.path("."));
    let mut sink = Sink::default();
    let project = load(&mut sources, request, &mut sink).unwrap();
    assert_eq!(human::draw(&sink.sorted(), &sources, false), "");
    let flyers = project.workspace.flyers;
    flyers.into_iter().find(|flyer| flyer.id == "my-number-card").unwrap().documents
}

#[test]
fn the_shipped_content_loads_without_a_message() {
    let documents = shipped(&request());
    assert_eq!(documents.len(), 18);
    for document in &documents {
        assert_eq!(document.completeness.present, document.completeness.expected);
        assert_eq!(document.pages.len(), 4);
        assert_eq!(steps(document).len(), 3);
        assert_eq!(document.title_japanese.is_none(), document.language.primary() == "ja");
    }
}

#[test]
fn the_shipped_content_without_the_points_loads_too() {
    for document in shipped(&on(2023, 10, 1)) {
        assert_eq!(steps(&document).len(), 2);
        assert!(calls(&document).is_none());
        let lines = kinds(&document);
        assert_eq!(lines.iter().filter(|kind| matches!(kind, BlockKind::Contacts(_))).count(), 2);
    }
}

/// The blocks of a document: where each is asked for, and its texts.
fn words(document: &Document) -> Vec<(Span, Vec<String>)> {
    let blocks = document.pages.iter().flat_map(|page| &page.blocks);
    blocks.map(|block| (block.span, block.texts().into_iter().map(Rich::plain).collect())).collect()
}

#[test]
fn the_later_hours_change_the_rows_of_one_line_and_nothing_else() {
    let (before, after) = (shipped(&on(2022, 7, 1)), shipped(&on(2024, 4, 1)));
    assert_eq!(before.len(), 18);
    for (before, after) in before.iter().zip(&after) {
        let (old, new) = (words(before), words(after));
        let gone = old.iter().filter(|(at, _)| !new.iter().any(|(other, _)| at == other));
        assert_eq!(gone.count(), 4, "STEP 3, the points, whom to call, and their line");
        assert_eq!(old.len(), new.len() + 4);
        let changed: Vec<_> = new.iter().filter(|block| !old.contains(block)).collect();
        let [(at, texts)] = changed[..] else {
            panic!("{}: {} blocks changed", after.language, changed.len());
        };
        let (_, earlier) = old.iter().find(|(other, _)| other == at).unwrap();
        // Of three rows two are left; each has languages and hours.
        assert_eq!(earlier.len(), texts.len() + 2, "{}", after.language);
        let new_texts = texts.iter().filter(|text| !earlier.contains(text)).count();
        assert_eq!(new_texts, 3, "{}: two hours and one list of languages", after.language);
    }
    let english = after.iter().find(|document| document.language.as_str() == "en").unwrap();
    let hours: Vec<String> = words(english).into_iter().flat_map(|(_, texts)| texts).collect();
    for row in ["8:30\u{A0}a.m. to 8:00\u{A0}p.m.", "9:00\u{A0}a.m. to 6:00\u{A0}p.m."] {
        assert_eq!(hours.iter().filter(|text| *text == row).count(), 1, "{row}: {hours:?}");
    }
}

#[test]
fn a_flyer_says_since_when_its_own_facts_are_checked() {
    let town = Town::new();
    let old = "[number.other]\nvalue = 1\nsource = \"the town\"\nchecked = 2019-05-01\n\n";
    town.edit("content/facts.toml", "[number.months]", &format!("{old}[number.months]"));
    let checked = || shown(&block!(town.load().document("en"), Colophon).checked);
    assert_eq!(checked(), "Checked Jan~2024");
    town.edit("content/town/en.toml", "{month:edition}", "{month:edition} {number:other}");
    assert_eq!(checked(), "Checked May~2019");
}

#[test]
fn references_are_written_as_the_language_does() {
    let town = Town::new();
    let english = town.load().document("en");
    assert_eq!(
        note(&english),
        "Open Mon–Fri [9:05] to [17] in [2]: [日本語]<ja>[\u{2060} (Japanese)], [English] \
         [日本語]<ja>[\u{2060} (Japanese)], [English]"
    );
    assert_eq!(shown(&calls(&english).unwrap().1[1].number), "[TEL~][0120-11-1111]");
    assert_eq!(shown(&block!(english, List).items[0]), "[45~mm] by [3,5~cm]");
    assert_eq!(block!(english, Picture).picture_alt, "Good. Frame, 3,5\u{A0}cm wide");
    let size = block!(english, Picture).size.as_ref().unwrap();
    assert_eq!(size.each_ref().map(|it| it.length), [Mm(35.0), Mm(45.0)]);
    assert_eq!(shown(&block!(english, Colophon).edition), "Feb~2024 edition");
    assert_eq!(shown(&block!(english, Colophon).checked), "Checked Jan~2024");
    let texts = kinds(&english).into_iter().filter_map(|kind| {
        if let BlockKind::Prose(prose) = kind { Some(shown(&prose.paragraphs[0])) } else { None }
    });
    assert_eq!(texts.collect::<Vec<_>>(), ["*One* ([申請書]<ja>)", "Inside []", "You get points"]);
    assert_eq!(shown(&english.label_japanese), "[英語]<ja>");
    assert_eq!(english.title_japanese.as_ref().map(shown).unwrap(), "町のチラシ<ja>");
    // Who listens hears of the draft at once, and once.
    assert!(block!(english, Title).draft.is_some());
    assert!(block!(english, Colophon).draft.is_none());

    let japanese = town.load().document("ja");
    assert_eq!(
        note(&japanese),
        "月～金の[午前9時05ふん]から[午後5時]まで、[2]言語、[日本語]、[English]<en>[\u{2060}（英語）] [日本語]、[English]<en>[\u{2060}（英語）]"
    );
    let one = contacts(&japanese).find(|contacts| contacts.lines.len() == 1).unwrap();
    let line = &one.lines[0];
    assert_eq!(shown(&large(line).number), "電(でん)話(わ)[:][03-1234-5678]");
    let ContactLine::Large(_, Some(table)) = line else { panic!("a table") };
    let [row] = &table.rows[..] else { panic!("one row") };
    assert_eq!(row.days.as_ref().map(shown).unwrap(), "月～金");
    assert_eq!(japanese.status, Status::Official);
    assert!(block!(japanese, Colophon).draft.is_none());
    let contact = block!(japanese, Contact);
    let fields = [&contact.office, &contact.phone, &contact.hours];
    assert!(fields.into_iter().all(|field| field.value.is_none()));
}

#[test]
fn hours_have_their_days_unless_the_times_alone_are_asked_for() {
    let town = Town::new();
    let note = |town: &Town| note(&town.load().document("en"));
    town.edit("content/town/en.toml", "Open {hours:desk} in", "Open {times:desk} in");
    town.edit("content/town/ja.toml", "{hours:desk}", "{times:desk}");
    assert!(note(&town).starts_with("Open [9:05] to [17] in"), "{}", note(&town));
    town.edit("content/town/en.toml", "Open {times:desk} in", "Open {hours:desk} in");
    town.edit("content/town/ja.toml", "{times:desk}", "{hours:desk}");
    town.edit(
        "content/languages/en.toml",
        "[formats.units]",
        "[formats.hours]\nmon-fri = \"{times} on {days}\"\ndaily = \"{times}\"\n[formats.units]",
    );
    assert!(note(&town).starts_with("Open [9:05] to [17] on Mon–Fri in"), "{}", note(&town));
    town.edit("content/facts.toml", "days = \"mon-fri\"", "days = \"daily\"");
    assert!(note(&town).starts_with("Open [9:05] to [17] in"), "{}", note(&town));
}

#[test]
fn numbers_are_grouped_and_never_broken() {
    let town = Town::new();
    let facts = town.text("content/facts.toml");
    let (before, after) = facts.split_once("[number.months]\nvalue = ").unwrap();
    let after = after.split_once('\n').unwrap().1;
    town.write("content/facts.toml", format!("{before}[number.months]\nvalue = 1741\n{after}"));
    let english = town.load().document("en");
    let texts = english
        .pages
        .iter()
        .flat_map(|page| &page.blocks)
        .flat_map(|block| block.texts().into_iter().map(shown).collect::<Vec<_>>());
    assert!(texts.into_iter().any(|text| text.contains("[1,741]")));
}

#[test]
fn facts_and_blocks_follow_the_day() {
    let town = Town::new();
    let later = town.load_with(&on(2024, 4, 1)).document("en");
    assert_eq!(steps(&later), [(1, "Hand it in".to_owned())]);
    assert_eq!(shown(&calls(&later).unwrap().1[1].number), "[TEL~][0120-22-2222]");
    let over = town.load_with(&on(2025, 1, 1)).document("en");
    assert!(calls(&over).is_none());
}

#[test]
fn without_as_of_the_callers_day_counts() {
    let town = Town::new();
    town.edit("content/town/flyer.toml", "as_of = 2024-02-01\n", "");
    let today = Date { year: 2024, month: 5, day: 1 };
    let outcome = town.load_with(&Request { today, ..request() });
    let origin = &outcome.project.as_ref().unwrap().origins[0];
    assert_eq!((origin.as_of, origin.packs.len()), (today, 2));
    assert_eq!(steps(&outcome.document("ja")).len(), 1);
}

#[test]
fn pictures_become_absolute_shapes() {
    let town = Town::new();
    let document = town.load().document("ja");
    let picture = &block!(document, Title).picture;
    let picture = picture.as_ref().unwrap();
    assert_eq!((picture.size.width.0, picture.size.height.0), (100.0, 50.0));
    let circle = &picture.shapes[0];
    let stroke = circle.stroke.as_ref().unwrap();
    assert!((stroke.width.0 - 6.0).abs() < 0.01);
    let Segment::Move(start) = circle.path[0] else { panic!("{:?}", circle.path) };
    assert!((start.x.0 - 40.0).abs() < 0.01 && (start.y.0 - 25.0).abs() < 0.01, "{start:?}");
    assert!(picture.shapes[1].fill.unwrap().even_odd);
    let line = &block!(document, Prose).icons[1].shapes[0];
    let stroke = line.stroke.as_ref().unwrap();
    assert_eq!((stroke.dash.len(), stroke.cap), (2, Cap::Round));
    assert_eq!(stroke.join, Join::Miter(Em(4.0)));
}

#[test]
fn a_language_can_be_loaded_alone() {
    let town = Town::new();
    let only = Request { languages: Some(vec![Tag::new("en").unwrap()]), ..request() };
    let outcome = town.load_with(&only);
    let flyer = &outcome.project.as_ref().unwrap().workspace.flyers[0];
    assert_eq!(flyer.documents.len(), 1);
    assert!(outcome.document("en").title_japanese.is_some());
}

#[test]
fn wrong_usage_is_a_failure() {
    let town = Town::new();
    let flyers = Some(vec!["twon".to_owned()]);
    let message = town.failure(&Request { flyers, ..request() });
    assert_eq!(message, "there is no flyer `twon`: did you mean `town`?");
    let languages = Some(vec![Tag::new("fr").unwrap()]);
    let message = town.failure(&Request { languages, ..request() });
    assert_eq!(message, "no flyer is in `fr`: known here are `en`, `ja`");
    let font = town.text("fonts/fonts.toml");
    town.write("fonts/fonts.toml", font.replace("One.otf", "Two.otf"));
    assert!(town.load().drawn.contains("there is no file fonts/Two.otf"));
    town.write("fonts/fonts.toml", font);
    std::fs::remove_file(town.path("content/facts.toml")).unwrap();
    assert!(town.failure(&request()).contains("cannot read content/facts.toml"));
}

#[test]
fn packs_are_listed_with_mistakes_too() {
    let town = Town::new();
    town.edit("content/town/en.toml", "status = \"draft\"", "status = \"drft\"");
    town.edit("content/town/en.toml", "badge = \"Free\"", "badge = \" \"");
    town.edit("content/town/en.toml", "before = [\"Put it in\"]", "wrong = 3");
    town.edit("content/town/flyer.toml", "\"ja\", \"en\"", "\"ja\", \"en\", \"fr\"");
    let listings = list(&mut Sources::new(&town.path("")), None).unwrap();
    let [listing] = &listings[..] else { panic!("{listings:?}") };
    assert_eq!(listing.flyer, "town");
    let packs: Vec<_> = listing
        .packs
        .iter()
        .map(|pack| (pack.language.as_str(), pack.status, pack.completeness.present))
        .collect();
    let all = listing.packs[0].completeness.expected;
    assert_eq!(
        packs,
        [("ja", Some(Status::Official), all), ("en", None, all - 2), ("fr", None, 0)]
    );
}

#[test]
fn a_language_has_its_own_words_for_what_the_program_prints() {
    let town = Town::new();
    let words = "[words]\nstep = \"Step\"\n\n[formats]";
    town.edit("content/languages/en.toml", "[formats]", words);
    let words = town.load().document("en").words;
    assert_eq!((words.step.as_str(), words.note.as_str()), ("Step", "※"));
    assert_eq!(town.load().document("ja").words.step, "STEP");
    town.edit("content/languages/en.toml", "\"Step\"", "\"\"");
    let drawn = town.load().drawn;
    assert!(drawn.contains("error[empty-text]"), "{drawn}");
}
