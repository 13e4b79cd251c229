//! `not-reviewed`: a pack says that it was reviewed, and not all of its texts were.

use super::Stamped;
use crate::check::translation::head;
use crate::check::{Check, Run};
use crate::content::model::{Freshness, Status};
use crate::diag::{Example, Rule, Severity, Sink};

pub(in crate::check) const CHECK: Check = Check {
    rule: Rule {
        code: "not-reviewed",
        severity: Severity::Warning,
        fixed: false,
        what: "The pack says `reviewed`, and nobody is on record who has read all of its texts.",
        why: "A word in the head of a file does not say who answers for a translation; so it is \
              printed as a draft.",
        remedy: "Have the texts read by a native speaker, ten today and ten tomorrow, and record \
                 each time who it was with the command of the hint. A pack of which all texts were \
                 read is `reviewed` whether it says so or not; `chirashi list` shows how far it is.",
        example: Some(Example {
            file: "content/my-number-card/th.toml",
            wrong: r#"status = «"reviewed"»"#,
            right: r#"status = "draft""#,
        }),
        source: "ISO 17100:2015 has each translation read by a second person; who it was is on \
                 record (docs/architecture.md, stamps)",
    },
    run: Run::Stamps(run),
};

fn run(stamped: &Stamped<'_>, rule: &Rule, sink: &mut Sink) {
    if stamped.pack.status != Status::Reviewed {
        return;
    }
    let said = stamped.standings.iter().filter(|standing| !standing.is_silent());
    // A text that is to be stamped is told as such.
    let unread = said.clone().filter(|standing| {
        standing.freshness() == Freshness::Current && standing.review().is_none()
    });
    let (unread, all) = (unread.count(), said.count());
    if unread == 0 {
        return;
    }
    let language = &stamped.pack.language;
    let status = stamped.pack.strings.iter().find(|string| string.key == "pack.status");
    let place = status.map_or_else(|| head(stamped.pack), |status| status.span);
    let message = format!("{unread} of {all} texts of `{language}` were not reviewed");
    sink.report(rule.at(place, message).label("printed as a draft until they are").answer(
        format!(
            "have them read, then run `{} --reviewed-by NAME`, with keys if it was not all",
            stamped.command
        ),
    ));
}
