//! How a message is answered for good, where what it doubts is right as it is: an
//! exception of the project, with its place and a reason.
//!
//! In: a kind of message, or one message and its place. Out: what to write. Messages
//! that have a better answer say it themselves ([`Diagnostic::answer`]).

use super::{Diagnostic, Rule, Severity};

/// What stands before the lines of an answer.
pub(super) const IF_RIGHT: &str = "If it is right as it is, say so in chirashi.toml:";

/// The lines of chirashi.toml that leave one message of a kind as it is; none if no
/// project can.
pub(super) fn lines(rule: &Rule) -> Option<String> {
    let file = rule.example.map_or("content/FLYER/LANGUAGE.toml", |example| example.file);
    let code = rule.code;
    let lines = format!(
        "[[exceptions]]\ncode = \"{code}\"\nfile = \"{file}\"\nkey = \"TABLE.KEY\"\nreason = \"why\""
    );
    (!rule.fixed).then_some(lines)
}

/// A warning with a hint how to answer it for good, unless it has one. `place` is its
/// file and the key there, if it has one.
#[must_use]
pub fn answered(message: Diagnostic, place: Option<(&str, Option<&str>)>) -> Diagnostic {
    if message.severity != Severity::Warning || message.fixed || message.answered {
        return message;
    }
    let code = message.code;
    let hint = match place {
        Some((file, key)) => {
            let key = key.map(|key| format!(", key = \"{key}\"")).unwrap_or_default();
            format!(
                "if it is right as it is, add to chirashi.toml [[exceptions]] with \
                 code = \"{code}\", file = \"{file}\"{key} and a reason"
            )
        }
        None => format!(
            "if it is right as it is, write {code} = \"allow\" in the table severity of chirashi.toml"
        ),
    };
    message.answer(hint)
}
