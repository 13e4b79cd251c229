//! The project file, `chirashi.toml`: what a project decides about its messages.
//!
//! In: the file, if there is one. Out: [`Settings`]. Does not know which codes
//! there are.

use anyhow::Result;

use crate::content::codes;
use crate::content::form::kind::{
    Kind, any, checked, choice, chosen, integer, optional, or, placed, table, text, text_like,
};
use crate::content::form::reader::Parsed;
use crate::content::form::shape::{ANY, Shape};
use crate::content::form::{Form, Word, form, words};
use crate::content::table::fact::{address, is_https};
use crate::diag::{Rule, Sink};
use crate::source::{Sources, Spanned};

/// Its path.
const PATH: &str = "chirashi.toml";

form! {
    /// The decisions of a project.
    #[derive(Debug, Clone, Default)]
    pub struct Settings {
        /// How much a message weighs, by its code.
        pub severity: Vec<(Spanned<String>, Level)> = chosen(ANY, choice::<Level>()),
        /// What is expected of the facts.
        pub facts: Expected = or(table::<Expected>(), Expected::default()),
        /// The site that `chirashi site` makes.
        pub site: Site = or(table::<Site>(), Site::default()),
        /// Messages that are known and accepted, each at one place. One that no longer matches anything is reported.
        pub exceptions: Vec<Exception> = any(table::<Exception>()),
    }
}

form! {
    /// What is expected of the facts.
    #[derive(Debug, Clone, Default)]
    pub struct Expected {
        /// Facts that nobody has compared with their source for so many months are reported.
        pub recheck_months: Option<u32> = optional(integer(1..=1200)),
    }
}

form! {
    /// The site that `chirashi site` makes.
    #[derive(Debug, Clone, Default)]
    pub struct Site {
        /// Where it will be, with a slash at the end: "https://www.city.example.lg.jp/flyers/". Flyers that name the link `site` then print a code that leads to their own page.
        pub address: Option<Spanned<String>> = optional(checked(address(), ends_with_slash)),
        /// What it is called on the page where readers choose their language, such as the name of the city.
        pub title: Option<String> = optional(text()),
        /// A map on the web that finds an address: "https://www.openstreetmap.org/search?query={address}". Pages then open it from the addresses of places that have no `map` of their own in content/facts.toml.
        pub map: Option<String> = optional(map_of_addresses()),
        /// Old addresses that printed codes lead to, each with the flyer or page that is meant, from the address of the site on: "garbage-2027/" = "garbage/". `chirashi release` asks for them.
        pub redirects: Vec<(Spanned<String>, String)> = or(chosen(ANY, text()), Vec::new()),
    }
}

impl Site {
    /// Old addresses, each with the one that is meant.
    pub fn moved(&self) -> impl Iterator<Item = (&str, &str)> {
        self.redirects.iter().map(|(old, new)| (old.value.as_str(), new.as_str()))
    }
}

/// What stands for the address in that of a map.
pub const ADDRESS: &str = "{address}";

/// The address of a map, with {address} in it.
fn map_of_addresses() -> impl Kind<Read = String> {
    let shape = || Shape::matching(r"^https://[^/{]+/[^{]*\{address\}[^{]*$");
    text_like(shape, |url, sink| {
        if !url.text.contains(ADDRESS) || !is_https(&url.text.replace(ADDRESS, "")) {
            sink.report(
                url.is_not("the address of a map", &codes::BAD_URL)
                    .label("expected https:// and {address}")
                    .hint("for example \"https://www.openstreetmap.org/search?query={address}\""),
            );
        }
        Some(url.text.to_owned())
    })
}

/// Reports an address below which no path can be written.
fn ends_with_slash(address: &Spanned<String>, sink: &mut Sink) {
    if !address.value.ends_with('/') {
        let message = codes::BAD_URL.at(address.span, "the address of a site ends with a slash");
        sink.report(message.label("no slash").hint(format!("write \"{}/\"", address.value)));
    }
}

form! {
    /// A message that is right to be left as it is, at one place.
    #[derive(Debug, Clone)]
    pub struct Exception {
        /// The code of the message, as it stands in brackets after `error` or `warning`.
        pub code: Spanned<String> = placed(text()),
        /// The file that the message names, from the project's folder.
        pub file: Spanned<String> = placed(text()),
        /// The key in that file, such as "step-form.heading"; all keys below it are meant, too, and without it the whole file.
        pub key: Option<Spanned<String>> = optional(placed(text())),
        /// Why it is right as it is.
        pub reason: String = text(),
    }
}

words! {
    /// How much a kind of message weighs in a project.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub enum Level {
        /// An error: `chirashi check` ends with status 1.
        Deny = "deny",
        /// A warning: shown, but no error.
        Warn = "warn",
        /// Not reported.
        Allow = "allow",
    }
}

/// The shape of the file. Only those of the `rules` that a project can weigh
/// are offered.
pub(crate) fn shape(rules: &[&Rule]) -> Shape {
    let rules = rules.iter().filter(|rule| !rule.fixed);
    let codes: Vec<(&str, &str)> = rules.map(|rule| (rule.code, rule.summary())).collect();
    let level = Shape::choice(&Level::described());
    let mut shape = Settings::shape();
    shape.set("severity", Shape::options(&codes, &level));
    shape.set("exceptions.code", Shape::choice(&codes));
    shape
}

impl Settings {
    /// Reads the project file; without one, nothing is decided.
    ///
    /// # Errors
    /// Fails if the file is there and cannot be read.
    pub fn load(sources: &mut Sources, sink: &mut Sink) -> Result<Self> {
        let Some(file) = sources.open_if_there(PATH)? else { return Ok(Self::default()) };
        let parsed = Parsed::new(&file, sink);
        let mut table = parsed.table(None);
        let settings = Self::read(&mut table, sink).unwrap_or_default();
        table.finish(sink);
        Ok(settings)
    }
}
