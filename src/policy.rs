//! What the project and the command line make of messages: which are errors,
//! which are left as they are, and for what reason.
//!
//! In: messages and decisions. Out: judged messages. Knows nothing about checks.

mod roots;

pub use roots::settled;

use crate::content::form::nearest;
use crate::content::load::Keys;
use crate::content::model::is_within;
use crate::content::{Exception, Level, Settings};
use crate::diag::answer::answered;
use crate::diag::{Diagnostic, Example, Excepted, Rule, Severity, Sink};
use crate::source::{Sources, Spanned};

/// The project names a code that no message has.
const UNKNOWN_CODE: Rule = Rule {
    code: "unknown-code",
    severity: Severity::Error,
    fixed: true,
    what: "The project file names a kind of message that does not exist.",
    why: "What it decides about it has no effect.",
    remedy: "Write the code as the message suggests; `chirashi explain` lists all codes.",
    example: Some(Example {
        file: "chirashi.toml",
        wrong: r#"[severity]
«long-sentances» = "allow"

[facts]"#,
        right: r#"[severity]
long-sentence = "allow"

[facts]"#,
    }),
    source: "Decisions on messages name a code: docs/checks.md.",
};

/// A code whose weight cannot be changed.
const FIXED_CODE: Rule = Rule {
    code: "fixed-code",
    severity: Severity::Error,
    fixed: true,
    what: "The project file wants to allow what leaves a hole in a flyer. That is a missing text, \
           a page that is too full, and the like.",
    why: "Such a flyer cannot be made.",
    remedy: "Correct the content instead, and take the line out.",
    example: Some(Example {
        file: "chirashi.toml",
        wrong: r#"[severity]
«missing-key» = "allow"

[facts]"#,
        right: r#"[severity]
long-sentence = "allow"

[facts]"#,
    }),
    source: "Nothing is printed with a hole in it: docs/checks.md.",
};

/// An exception that fits no message.
const UNUSED_EXCEPTION: Rule = Rule {
    code: "unused-exception",
    severity: Severity::Warning,
    fixed: false,
    what: "An exception of the project file does not match any message any more.",
    why: "What it excused was corrected or has moved. It could hide a mistake later.",
    remedy: "Delete the exception, or correct its place.",
    example: Some(Example {
        file: "chirashi.toml",
        wrong: r#"[[exceptions]]
code = «"wrong-han"»
file = "content/my-number-card/en.toml"
reason = "The name of a person."

[facts]"#,
        right: r#"[facts]"#,
    }),
    source: "An exception has a place and a reason, and ends with what it excuses: docs/checks.md.",
};

/// Every kind of message of this stage.
pub const RULES: &[Rule] = &[UNKNOWN_CODE, FIXED_CODE, UNUSED_EXCEPTION];

/// What was decided.
#[derive(Debug, Clone, Copy)]
pub struct Policy<'a> {
    /// All kinds of messages.
    pub rules: &'a [&'static Rule],
    /// What the project decided.
    pub settings: &'a Settings,
    /// What the command line decided; the last word on a code counts.
    pub flags: &'a [(String, Level)],
    /// Whether everything was looked at, so that an exception that fits nothing
    /// is known to be of no use.
    pub complete: bool,
}

/// Messages after the decisions.
#[derive(Debug, Default)]
pub struct Judged {
    /// What is to be shown.
    pub diagnostics: Vec<Diagnostic>,
    /// What is left as it is, with the project's reason.
    pub excepted: Vec<Excepted>,
}

impl Judged {
    /// Whether a message has at least this weight.
    #[must_use]
    pub fn has(&self, least: Severity) -> bool {
        self.diagnostics.iter().any(|diagnostic| diagnostic.severity >= least)
    }
}

/// Applies the decisions to messages; reports decisions that make no sense.
#[must_use]
pub fn judge(diagnostics: Vec<Diagnostic>, policy: &Policy<'_>, sources: &Sources) -> Judged {
    let mut judged = Judged::default();
    judged.diagnostics.extend(
        policy
            .settings
            .severity
            .iter()
            .filter_map(|(code, level)| code_fault(code, *level != Level::Deny, policy.rules)),
    );
    let exceptions = &policy.settings.exceptions;
    let fault = |exception: &Exception| code_fault(&exception.code, true, policy.rules);
    judged.diagnostics.extend(exceptions.iter().filter_map(fault));
    let mut used = vec![false; exceptions.len()];
    let mut keys = Keys::new(sources);
    for diagnostic in diagnostics {
        match weighed(diagnostic, policy, sources, &mut keys) {
            Weighed::Shown(diagnostic) => judged.diagnostics.push(diagnostic),
            Weighed::Excepted(place, diagnostic) => {
                used[place] = true;
                let reason = exceptions[place].reason.clone();
                judged.excepted.push(Excepted { diagnostic, reason });
            }
            Weighed::Allowed => {}
        }
    }
    if policy.complete {
        let unused = exceptions.iter().zip(used).filter(|(_, used)| !used);
        judged
            .diagnostics
            .extend(unused.filter_map(|(exception, _)| unused_exception(exception, policy.rules)));
    }
    judged.diagnostics.sort_by_key(|diagnostic| diagnostic.span);
    judged
}

/// Gives messages their weight, without a word about the decisions themselves: for
/// what is found after [`judge`] has spoken.
#[must_use]
pub fn weigh(sink: Sink, policy: &Policy<'_>, sources: &Sources) -> Sink {
    let mut keys = Keys::new(sources);
    let mut shown = Sink::default();
    for diagnostic in sink.sorted() {
        match weighed(diagnostic, policy, sources, &mut keys) {
            Weighed::Shown(diagnostic) => shown.report(diagnostic),
            Weighed::Excepted(..) | Weighed::Allowed => {}
        }
    }
    shown
}

/// A message after the decisions.
enum Weighed {
    Shown(Diagnostic),
    /// By the exception with this number.
    Excepted(usize, Diagnostic),
    Allowed,
}

fn weighed(
    mut diagnostic: Diagnostic,
    policy: &Policy<'_>,
    sources: &Sources,
    keys: &mut Keys<'_>,
) -> Weighed {
    if diagnostic.is_fixed() {
        return Weighed::Shown(diagnostic);
    }
    if let Some(place) = excepted(&diagnostic, &policy.settings.exceptions, sources, keys) {
        return Weighed::Excepted(place, diagnostic);
    }
    match level(diagnostic.code, policy) {
        Some(Level::Allow) => return Weighed::Allowed,
        Some(Level::Warn) => diagnostic.severity = Severity::Warning,
        Some(Level::Deny) => diagnostic.severity = Severity::Error,
        None => {}
    }
    let key = diagnostic.span.and_then(|span| keys.at(span.file, span.start));
    let file = diagnostic.span.map(|span| &*sources.file(span.file).path);
    let place = file.map(|file| (file, key.as_deref()));
    Weighed::Shown(answered(diagnostic, place))
}

/// How much a message weighs after what the project decided on its code; `None` if it
/// is allowed. Exceptions are not looked at.
#[must_use]
pub fn weight(diagnostic: &Diagnostic, severity: &[(Spanned<String>, Level)]) -> Option<Severity> {
    let set = severity.iter().find(|(name, _)| name.value == diagnostic.code);
    match set.filter(|_| !diagnostic.is_fixed()).map(|(_, level)| level) {
        Some(Level::Allow) => None,
        Some(Level::Warn) => Some(Severity::Warning),
        Some(Level::Deny) => Some(Severity::Error),
        None => Some(diagnostic.severity),
    }
}

/// What was decided for a code.
fn level(code: &str, policy: &Policy<'_>) -> Option<Level> {
    let flag = policy.flags.iter().rev().find(|(name, _)| name == code).map(|(_, level)| *level);
    let set = policy.settings.severity.iter().find(|(name, _)| name.value == code);
    flag.or(set.map(|(_, level)| *level))
}

/// The first exception that means a message.
fn excepted(
    diagnostic: &Diagnostic,
    exceptions: &[Exception],
    sources: &Sources,
    keys: &mut Keys<'_>,
) -> Option<usize> {
    let span = diagnostic.span?;
    let path = &sources.file(span.file).path;
    let mut at = None;
    exceptions.iter().position(|exception| {
        if exception.code.value != diagnostic.code || exception.file.value != *path {
            return false;
        }
        let Some(wanted) = &exception.key else { return true };
        let key = at.get_or_insert_with(|| keys.at(span.file, span.start).unwrap_or_default());
        is_within(key, &wanted.value)
    })
}

/// What is wrong with a decision on a code, if `eases` says that it makes the
/// message weigh less.
fn code_fault(code: &Spanned<String>, eases: bool, rules: &[&'static Rule]) -> Option<Diagnostic> {
    let rule = match named(&code.value, rules) {
        Ok(rule) => rule,
        Err(Unknown { message, hint }) => {
            return Some(UNKNOWN_CODE.at(code.span, message).label("unknown code").hint(hint));
        }
    };
    (rule.fixed && eases).then(|| {
        FIXED_CODE
            .at(code.span, format!("`{}` cannot be allowed", rule.code))
            .label("leaves a hole in a flyer")
            .hint("correct the content instead")
    })
}

fn unused_exception(exception: &Exception, rules: &[&'static Rule]) -> Option<Diagnostic> {
    // One that can never fit was reported as such.
    find(&exception.code.value, rules).filter(|rule| !rule.fixed)?;
    let message = format!("nothing reports `{}` there any more", exception.code.value);
    let diagnostic = UNUSED_EXCEPTION.at(exception.code.span, message);
    Some(diagnostic.label("fits no message").hint("take the exception out, or correct its place"))
}

/// A code that no message has: what is wrong, and what to write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unknown {
    /// What is wrong, in one sentence without a full stop.
    pub message: String,
    /// The nearest code, or where all are listed.
    pub hint: String,
}

/// The rule with a code.
///
/// # Errors
/// Says what to write in place of a code that no rule has.
pub fn named(code: &str, rules: &[&'static Rule]) -> Result<&'static Rule, Unknown> {
    find(code, rules).ok_or_else(|| {
        let near = nearest(code, rules.iter().map(|rule| rule.code));
        let hint = near.map_or_else(
            || "`chirashi explain` lists all codes".to_owned(),
            |near| format!("did you mean `{near}`?"),
        );
        Unknown { message: format!("there is no message `{code}`"), hint }
    })
}

fn find(code: &str, rules: &[&'static Rule]) -> Option<&'static Rule> {
    rules.iter().find(|rule| rule.code == code).copied()
}
