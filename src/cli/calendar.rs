//! `chirashi calendar`: the coming changes, and why.

use std::io::{Write, stdout};
use std::path::Path;

use anyhow::Result;
use serde_json::json;

use super::args::{Calendar, CalendarFormat};
use super::look::{Depth, Seen, look};
use super::{Status, clock, report};
use crate::calendar::{Event, What, events, ics};
use crate::content::load::Request;
use crate::content::model::Workspace;
use crate::diag::Severity;
use crate::frame::Date;
use crate::shown;
use crate::source::Sources;

/// Lists the changes in the time that the arguments give.
pub(super) fn calendar(root: &Path, arguments: &Calendar) -> Result<Status> {
    let mut sources = Sources::new(root);
    let today = clock::today()?;
    let from = arguments.from.unwrap_or(today);
    let request = Request { written: true, ..Request::all(today) };
    let Seen { project, settings, judged, .. } = look(&mut sources, &request, Depth::Form)?;
    if judged.has(Severity::Error) {
        report::diagnostics(&judged.diagnostics, &sources);
        return Ok(Status::ContentErrors);
    }
    let mut events = events(&project.workspace, settings.facts.recheck_months, from);
    events.retain(|event| is_shown(event, from, arguments.until));
    let text = match arguments.format {
        CalendarFormat::Human => lines(&events, from, &project.workspace),
        CalendarFormat::Json => objects(&events),
        CalendarFormat::Ics => ics(&events, today),
    };
    stdout().write_all(text.as_bytes())?;
    Ok(Status::Done)
}

/// Whether an event is in the time that is looked at; what should have been
/// looked at before is still to be done.
fn is_shown(event: &Event, from: Date, until: Option<Date>) -> bool {
    let is_open = matches!(event.what, What::LookAgain { .. });
    (is_open || from <= event.day) && until.is_none_or(|until| event.day <= until)
}

fn lines(events: &[Event], from: Date, workspace: &Workspace) -> String {
    if events.is_empty() {
        return format!("nothing changes from {from} on\n");
    }
    let mut text = String::new();
    for Event { day, flyer, what } in events {
        let late = if *day < from { "overdue: " } else { "" };
        let flyer = flyer.as_ref().map(|flyer| format!("{flyer}: ")).unwrap_or_default();
        text += &format!("{day}  {late}{flyer}{}\n", what.in_words());
    }
    for flyer in &workspace.flyers {
        let id = shown::name(&flyer.id);
        let later = |event: &Event| event.flyer.as_deref() == Some(&*id) && event.day > flyer.as_of;
        if flyer.pinned.is_some() && events.iter().any(later) {
            let day = flyer.as_of;
            text += &format!(
                "\n{id} is made as of {day}, whatever day it is: `as_of` in content/{id}/flyer.toml. \
                 Later changes show with --as-of, or when that line is changed or taken out.\n"
            );
        }
    }
    text
}

fn objects(events: &[Event]) -> String {
    let object = |Event { day, flyer, what }: &Event| {
        let kind = match what {
            What::Valid => "valid",
            What::Invalid => "invalid",
            What::Over { .. } => "over",
            What::Begins(_) => "begins",
            What::Ends(_) => "ends",
            What::RowBegins { .. } => "row-begins",
            What::RowEnds { .. } => "row-ends",
            What::Changes { .. } => "changes",
            What::Expires { .. } => "expires",
            What::LookAgain { .. } => "look-again",
        };
        let mut object = json!({ "day": day.to_string(), "kind": kind });
        if let Some(flyer) = flyer {
            object["flyer"] = json!(flyer);
        }
        object["text"] = json!(what.in_words());
        match what {
            What::Valid | What::Invalid => {}
            What::Over { fact, last } => {
                object["fact"] = json!(fact);
                object["last"] = json!(last.to_string());
            }
            What::Begins(block) | What::Ends(block) => object["block"] = json!(block),
            What::RowBegins { block, row } | What::RowEnds { block, row } => {
                object["block"] = json!(block);
                object["row"] = json!(row);
            }
            What::Changes { fact, old, new } => {
                object["fact"] = json!(fact);
                object["old"] = json!(old);
                object["new"] = json!(new);
            }
            What::Expires { fact, needed_by } => {
                object["fact"] = json!(fact);
                object["needed_by"] = json!(needed_by);
            }
            What::LookAgain { facts, checked } => {
                object["facts"] = json!(facts);
                object["checked"] = json!(checked.to_string());
            }
        }
        object
    };
    let list: Vec<_> = events.iter().map(object).collect();
    shown::json(&list)
}
