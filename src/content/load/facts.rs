//! Facts as the rest of the content asks for them: by kind, name and day.
//!
//! In: the parsed file. Out: [`Facts`]. Knows nothing about packs or flyers.

use std::collections::{BTreeMap, BTreeSet};

use super::reader::{Parsed, shortened};
use super::{codes, pack, suggest};
use crate::content::Languages;
use crate::content::form::kind::tag_of;
use crate::content::model::{FactName, Pack, Written, add_named};
use crate::content::table::fact::{self, FactForm, Spoken};
use crate::content::{Fact, FactKind, FactValue, FactVersion, Hours, Link, Origin, Period};
use crate::diag::{Diagnostic, Sink};
use crate::frame::Date;
use crate::lang::Tag;
use crate::source::{Span, Spanned};

/// All facts.
#[derive(Debug, Clone, Default)]
pub(crate) struct Facts {
    /// How each language writes its own name, by the code used in the facts.
    pub(crate) own_names: BTreeMap<String, OwnName>,
    /// All of them as they stand in the file.
    pub(crate) all: Vec<Fact>,
    /// Where each of them stands in `all`.
    places: BTreeMap<(FactKind, String), usize>,
}

/// How a language writes its own name.
#[derive(Debug, Clone)]
pub(crate) struct OwnName {
    /// The name.
    pub(crate) name: String,
    /// What a screen reader is told.
    pub(crate) speech: Tag,
}

/// For which day facts are wanted.
#[derive(Debug, Clone, Copy)]
pub(crate) struct When {
    /// The day.
    pub(crate) day: Date,
    /// The last day on which the flyer is handed out; `None` if nothing says so.
    pub(crate) last: Option<Date>,
    /// Whether the block that asks is printed: one that is over may refer to
    /// facts that are over too.
    pub(crate) printed: bool,
}

impl Facts {
    /// The day since which every fact of these names, and every one that they name,
    /// was compared with its source, as it holds on `day`: the reader is told of the one
    /// that was left longest. Without names, all facts count.
    pub(crate) fn checked<'a>(
        &'a self,
        mut names: BTreeSet<FactName<'a>>,
        day: Date,
    ) -> Option<Date> {
        add_named(&mut names, &self.all);
        let counts = |fact: &&Fact| names.is_empty() || names.contains(&fact.called());
        let versions = self.all.iter().filter(counts).flat_map(|fact| &fact.versions);
        // What another file adds has no source of its own: that file has the day.
        let holding = versions
            .filter(|version| version.period.holds(day) && !version.origin.source.is_empty());
        holding.map(|version| version.origin.checked.value).min()
    }

    /// The fact `name` as it holds on a day; reports why if there is none.
    pub(crate) fn get<T: FactForm>(
        &self,
        name: &Spanned<&str>,
        when: When,
        sink: &mut Sink,
    ) -> Option<&T> {
        T::of(self.find(T::KIND, name, when, sink)?.1)
    }

    /// The same for a kind that is known by its name.
    pub(crate) fn find(
        &self,
        fact_kind: FactKind,
        name: &Spanned<&str>,
        when: When,
        sink: &mut Sink,
    ) -> Option<(&Fact, &FactValue)> {
        let kind = fact_kind.key();
        let Some(fact) = self.places.get(&(fact_kind, name.value.to_owned())) else {
            if sink.is_full() {
                return None;
            }
            let same_kind = self.all.iter().filter(|fact| fact.kind == fact_kind);
            let known: Vec<&str> = same_kind.map(|fact| fact.name.value.as_str()).collect();
            let message = format!("{} `{}`", fact_kind.none(), shortened(name.value));
            sink.report(
                codes::UNKNOWN_FACT
                    .at(name.span, message)
                    .label(format!("no {kind} of this name in content/facts.toml"))
                    .hint(suggest::hint(name.value, known)),
            );
            return None;
        };
        let fact = &self.all[*fact];
        let holds = fact.versions.iter().find(|version| version.period.holds(when.day));
        if holds.is_none() && when.printed && !fact.versions.is_empty() {
            sink.report(over(kind, name, &fact.versions, when.day));
        }
        Some((fact, &holds.or(fact.versions.last())?.value))
    }

    /// Whether there is a fact of this name.
    pub(crate) fn has(&self, kind: FactKind, name: &str) -> bool {
        self.places.contains_key(&(kind, name.to_owned()))
    }

    /// Whether there is a fact of this name; reports it if not.
    pub(super) fn known(&self, kind: FactKind, name: &Spanned<&str>, sink: &mut Sink) -> bool {
        let day = Date::from_days(0);
        self.find(kind, name, When { day, last: None, printed: false }, sink).is_some()
    }

    /// Changes what a fact says in all its versions.
    pub(super) fn change(
        &mut self,
        kind: FactKind,
        name: &str,
        mut change: impl FnMut(&FactValue) -> Option<FactValue>,
    ) {
        let Some(place) = self.places.get(&(kind, name.to_owned())) else { return };
        for version in &mut self.all[*place].versions {
            if let Some(value) = change(&version.value) {
                version.value = value;
            }
        }
    }

    /// Adds the link `site`, unless the city has one: the page of a flyer in each of its
    /// languages on the site of the project.
    pub(super) fn add_site(&mut self, address: &Spanned<String>, flyer: &str, languages: &[&Tag]) {
        const NAME: &str = "site";
        if self.has(FactKind::Link, NAME) {
            return;
        }
        let spanned = |value: String| Spanned { value, span: address.span };
        let url = format!("{}{flyer}/", address.value);
        let page = |tag: &&Tag| (spanned(tag.to_string()), spanned(format!("{url}{tag}/")));
        let languages = languages.iter().map(page).collect();
        self.add(NAME, Link { url: spanned(url.clone()), languages }, address.span);
    }

    /// Adds a fact that another file names at `span`; it holds always.
    pub(super) fn add<T: FactForm>(&mut self, name: &str, fact: T, span: Span) {
        let kind = T::KIND;
        let version = FactVersion {
            value: fact.wrap(),
            span,
            places: Vec::new(),
            period: Period::default(),
            origin: Origin {
                source: String::new(),
                checked: Spanned { value: Date::from_days(0), span },
            },
        };
        let name = Spanned { value: name.to_owned(), span };
        self.places.insert((kind, name.value.clone()), self.all.len());
        self.all.push(Fact { kind, name, versions: vec![version] });
    }

    /// All values, in all versions.
    fn values(&self) -> impl Iterator<Item = &FactValue> {
        self.all.iter().flat_map(|fact| &fact.versions).map(|version| &version.value)
    }

    /// Reports facts that others name and that are not there.
    fn check_names(&self, sink: &mut Sink) {
        for (kind, name) in self.values().flat_map(FactValue::names) {
            if !self.places.contains_key(&(kind, name.value.clone())) {
                let same = self.all.iter().filter(|fact| fact.kind == kind);
                let message = format!("{} `{}`", kind.none(), shortened(&name.value));
                let kind = kind.key();
                sink.report(
                    codes::UNKNOWN_FACT
                        .at(name.span, message)
                        .label(format!("no [{kind}.{}] in this file", shortened(&name.value)))
                        .hint(suggest::hint(
                            &name.value,
                            same.map(|fact| fact.name.value.as_str()),
                        )),
                );
            }
        }
    }
}

fn over(kind: &str, name: &Spanned<&str>, versions: &[FactVersion], day: Date) -> Diagnostic {
    let message = format!("the {kind} `{}` does not hold on {day}", shortened(name.value));
    let periods: Vec<String> = versions
        .iter()
        .map(|version| {
            let from = version.period.from.map(|from| format!("from {from}"));
            let until = version.period.last().map(|until| format!("until {until}"));
            from.into_iter().chain(until).collect::<Vec<_>>().join(" ")
        })
        .collect();
    codes::FACT_OVER
        .at(name.span, message)
        .label("it is over, or has not begun")
        .hint(format!("it holds {}", periods.join(", and ")))
        .hint("add a version that holds to content/facts.toml, or give the block `until` or `from`")
}

/// Reads all facts.
pub(crate) fn read(parsed: &Parsed<'_>, languages: &Languages, sink: &mut Sink) -> Facts {
    let mut file = parsed.table(None);
    let (all, spoken) = fact::read(&mut file, sink);
    file.finish(sink);
    let name = |(place, fact): (usize, &Fact)| ((fact.kind, fact.name.value.clone()), place);
    let places = all.iter().enumerate().map(name).collect();
    let facts = Facts { own_names: own_names(spoken, languages, sink), all, places };
    facts.check_names(sink);
    for code in facts.values().filter_map(Hours::of).flat_map(|hours| &hours.languages) {
        if !facts.own_names.contains_key(&code.value) {
            let message = format!("there is no language `{}`", shortened(&code.value));
            sink.report(
                codes::UNKNOWN_LANGUAGE
                    .at(code.span, message)
                    .label("not in [languages] of this file")
                    .hint(suggest::hint(&code.value, facts.own_names.keys().map(String::as_str))),
            );
        }
    }
    facts
}

/// The names and addresses of all facts as they were written, a pack for each language.
pub(crate) fn named(parsed: &Parsed<'_>, languages: &Languages) -> Vec<Pack> {
    let mut texts: BTreeMap<Tag, Vec<Written>> = BTreeMap::new();
    // What is wrong with readings was told by those who print them.
    for text in pack::strings(parsed, |_| true, &mut Sink::default()) {
        let Some((key, tag)) = text.key.rsplit_once('.') else { continue };
        let is_name = key.ends_with(".name") || key.ends_with(".address");
        if let Some(tag) = Tag::new(tag).ok().filter(|_| is_name) {
            // The same key in all languages, as in packs.
            texts.entry(tag).or_default().push(Written { key: key.to_owned(), ..text });
        }
    }
    let pack = |(tag, texts)| Pack::of_texts(parsed.file(), tag, languages, texts);
    texts.into_iter().map(pack).collect()
}

fn own_names(spoken: Spoken, languages: &Languages, sink: &mut Sink) -> BTreeMap<String, OwnName> {
    let mut names = BTreeMap::new();
    for (code, name) in spoken.languages {
        let Some(tag) = tag_of(&code.value, code.span, sink) else { continue };
        let Some(profile) = languages.nearest(&tag) else {
            let message = format!("nothing says how `{tag}` is set");
            sink.report(
                codes::UNKNOWN_LANGUAGE
                    .at(code.span, message)
                    .label("no file in content/languages")
                    .hint(format!(
                        "add content/languages/{tag}.toml: `chirashi new language {tag}` writes one"
                    )),
            );
            continue;
        };
        names.insert(code.value, OwnName { name, speech: profile.speech.clone() });
    }
    names
}
