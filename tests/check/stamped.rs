//! Any edit of any text of a pack that was stamped is told at that text, and only there;
//! stamping makes it quiet again.

use std::collections::BTreeSet;

use chirashi::check::{self, Run};
use chirashi::content::load::{Project, Request, Restamp, load, restamp};
use chirashi::content::model::{Pack, Written};
use chirashi::diag::Sink;
use chirashi::lang::Tag;
use chirashi::source::Sources;

use crate::support::project::UNCHANGED;

/// Where messages stand: the path of the file, and the first byte.
type Places = BTreeSet<(String, usize)>;

/// The project of the tests, of which some files have another text.
struct Edited {
    sources: Sources,
}

impl Edited {
    fn new() -> Self {
        Self { sources: Sources::new(&UNCHANGED.path(".")) }
    }

    fn load(&mut self) -> Project {
        let today = "2022-07-01".parse().unwrap();
        let request = Request { written: true, ..Request::all(today) };
        load(&mut self.sources, &request, &mut Sink::default()).unwrap()
    }

    /// Where the check `code` says something.
    fn told(&mut self, code: &str) -> Places {
        let project = self.load();
        let check = check::ALL.iter().find(|check| check.rule.code == code).unwrap();
        let Run::Stamps(run) = check.run else { panic!("{code} looks at something else") };
        let mut sink = Sink::default();
        check::stamped(&project.workspace).for_each(|pack| run(&pack, &check.rule, &mut sink));
        let place = |span: chirashi::source::Span| {
            (self.sources.file(span.file).path.clone(), span.start as usize)
        };
        sink.sorted().iter().map(|told| place(told.span.unwrap())).collect()
    }

    /// Edits the texts of the packs for which `edit` has another one; gives their keys,
    /// and where they stand then.
    fn edit(
        &mut self,
        edit: impl Fn(&Pack, usize, &Written) -> Option<String>,
    ) -> Vec<(Tag, String)> {
        let project = self.load();
        let mut keys = Vec::new();
        for pack in &project.workspace.flyers[0].packs {
            let file = self.sources.file(pack.file).clone();
            let mut text = file.text.to_string();
            let strings = pack.strings.iter().filter(|string| string.usage.is_translated());
            for (number, string) in strings.enumerate().collect::<Vec<_>>().into_iter().rev() {
                let Some(new) = edit(pack, number, string) else { continue };
                let (start, end) = (string.span.start as usize, string.span.end as usize);
                text.replace_range(start..end, &toml::Value::from(new).to_string());
                keys.push((pack.language.clone(), string.key.clone()));
            }
            self.sources.replace(&file.path, text.as_str());
        }
        keys
    }

    /// Where the texts with these keys stand.
    fn places(&mut self, keys: &[(Tag, String)]) -> Places {
        let project = self.load();
        let packs = &project.workspace.flyers[0].packs;
        let place = |(tag, key): &(Tag, String)| {
            let pack = packs.iter().find(|pack| pack.language == *tag).unwrap();
            let string = pack.strings.iter().find(|string| string.key == *key).unwrap();
            (self.sources.file(string.span.file).path.clone(), string.span.start as usize)
        };
        keys.iter().map(place).collect()
    }

    /// Stamps texts of one language.
    fn stamp(&mut self, tag: &Tag, keys: &[String]) {
        let wanted = Restamp {
            flyer: None,
            languages: vec![tag.clone()],
            keys: keys.to_vec(),
            review: None,
        };
        let mut sink = Sink::default();
        for stamped in restamp(&mut self.sources, &wanted, &mut sink).unwrap() {
            assert_eq!(stamped.refused, Vec::<String>::new());
            self.sources.replace(&stamped.path, stamped.text.as_str());
        }
        assert_eq!(sink.sorted(), []);
    }
}

/// What becomes of a text when somebody works on it in a hurry.
fn slip(number: usize, text: &str) -> String {
    let last = text.chars().next_back();
    match (number % 4, last) {
        (0, Some(last)) if last.is_alphabetic() => text[..text.len() - last.len_utf8()].to_owned(),
        (1, _) => format!("not {text}"),
        (2, Some(last)) => format!("{text}{last}"),
        _ => format!("{text} x"),
    }
}

#[test]
fn every_edit_of_a_translation_is_told_there_and_nowhere_else() {
    for third in 0..3 {
        let mut project = Edited::new();
        let keys = project.edit(|pack, number, string| {
            let is_meant = pack.language.as_str() != "ja" && number % 3 == third;
            (is_meant && !string.text.is_empty()).then(|| slip(number / 3, &string.text))
        });
        assert!(keys.len() > 17 * 25, "{}", keys.len());
        let places = project.places(&keys);
        assert_eq!(project.told("changed-text"), places);
    }
}

#[test]
fn every_edit_of_the_reference_is_told_there_and_makes_its_translations_stale() {
    let mut project = Edited::new();
    // There are never more than a thousand messages.
    let keys = project.edit(|pack, number, string| {
        (pack.language.as_str() == "ja" && number % 2 == 0).then(|| slip(number / 2, &string.text))
    });
    assert!(keys.len() > 40, "{}", keys.len());
    let places = project.places(&keys);
    assert_eq!(project.told("changed-text"), places);
    assert_eq!(project.told("stale-text").len(), keys.len() * 17);
    project.stamp(&Tag::new("ja").unwrap(), &[]);
    assert_eq!(project.told("changed-text"), Places::new());
    assert_eq!(project.told("stale-text").len(), keys.len() * 17, "these are not read yet");
}

#[test]
fn what_is_stamped_is_quiet_and_the_rest_is_not() {
    let mut project = Edited::new();
    let japanese = Tag::new("ja").unwrap();
    let keys = project.edit(|pack, number, string| {
        let is_meant = pack.language != japanese && number % 2 == 0 && !string.text.is_empty();
        is_meant.then(|| slip(number / 2, &string.text))
    });
    assert!(keys.len() > 17 * 40, "{}", keys.len());
    let places = project.places(&keys);
    assert_eq!(project.told("changed-text"), places);

    let thai = Tag::new("th").unwrap();
    let half: Vec<_> = keys.iter().filter(|(tag, _)| *tag == thai).step_by(2).cloned().collect();
    project.stamp(&thai, &half.iter().map(|(_, key)| key.clone()).collect::<Vec<_>>());
    let stamped = project.places(&half);
    let rest: Places = places.difference(&stamped).cloned().collect();
    assert_eq!((project.told("changed-text"), stamped.len()), (rest, half.len()));
    project.stamp(&thai, &[]);
    let path = "content/my-number-card/th.toml";
    assert!(project.told("changed-text").iter().all(|(file, _)| file != path));
}
