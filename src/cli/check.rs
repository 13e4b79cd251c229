//! `chirashi check`: what is wrong or doubtful, before paper is used.

use std::io::{Write, stdout};
use std::path::Path;

use anyhow::{Result, bail};

use super::args::{Check, Format};
use super::look::{self, Besides, Depth, Seen, look_with};
use super::{Status, clock, report};
use crate::batch;
use crate::content::Level;
use crate::diag::{Diagnostic, Rule, Severity, json, sarif};
use crate::policy::Judged;
use crate::rules;
use crate::source::{Gate, Sources};

/// Checks what the arguments ask for.
pub(super) fn check(root: &Path, arguments: &Check) -> Result<Status> {
    let rules = rules::all();
    let flags = flags(arguments, &rules)?;
    let mut sources = Sources::new(root);
    let request = arguments.wanted.request(clock::today()?);
    // Where `build` writes to if nobody says otherwise.
    let out = Gate::named_or(None, root, "output").ok();
    let before = out.as_ref().and_then(batch::checked);
    let depth = match arguments.no_pages {
        true => Depth::Content(before.as_ref()),
        false => Depth::Pages(&arguments.variants.list, before.as_ref()),
    };
    let besides =
        Besides { offices: arguments.offices.as_deref(), flags: &flags, ..Besides::default() };
    let seen = look_with(besides, &mut sources, &request, depth)?;
    if let Some((out, keys)) = out.zip(seen.known.learned()) {
        batch::keep_checked(&out, &keys);
    }
    let judged = &seen.judged;
    show(&seen, arguments, &rules, &sources)?;
    let least = if arguments.strict { Severity::Warning } else { Severity::Error };
    Ok(if judged.has(least) { Status::ContentErrors } else { Status::Done })
}

/// The decisions of the command line; fails on a code that nothing has, or that
/// cannot be allowed.
fn flags(arguments: &Check, rules: &[&'static Rule]) -> Result<Vec<(String, Level)>> {
    let lists = [
        (&arguments.warn, Level::Warn),
        (&arguments.allow, Level::Allow),
        (&arguments.deny, Level::Deny),
    ];
    let mut flags = Vec::new();
    for (codes, level) in lists {
        for code in codes {
            let rule = super::rule(code, rules)?;
            if rule.fixed && level != Level::Deny {
                bail!("`{code}` cannot be allowed: it leaves a hole in a flyer");
            }
            flags.push((code.clone(), level));
        }
    }
    Ok(flags)
}

fn show(seen: &Seen, arguments: &Check, rules: &[&'static Rule], sources: &Sources) -> Result<()> {
    let Judged { diagnostics, excepted } = &seen.judged;
    match arguments.format {
        Format::Human => {
            report::diagnostics(diagnostics, sources);
            look::say_unseen(&seen.unseen);
            if !arguments.quiet {
                let days = look::days(&seen.project.workspace.flyers);
                report::line(&format!("{}; {days}", summary(diagnostics, excepted.len())));
            }
        }
        Format::Json => {
            stdout().write_all(json::draw(diagnostics, excepted, sources).as_bytes())?;
        }
        Format::Sarif => {
            stdout().write_all(sarif::draw(diagnostics, excepted, rules, sources).as_bytes())?;
        }
    }
    Ok(())
}

/// The last line: what to do next.
fn summary(diagnostics: &[Diagnostic], excepted: usize) -> String {
    let mut codes: Vec<&str> = diagnostics.iter().map(|diagnostic| diagnostic.code).collect();
    codes.sort_unstable();
    codes.dedup();
    let left = match excepted {
        0 => String::new(),
        1 => "; 1 is left as it is by chirashi.toml".to_owned(),
        count => format!("; {count} are left as they are by chirashi.toml"),
    };
    match codes.first() {
        None => format!("nothing to report{left}"),
        Some(code) => format!("`chirashi explain {code}` says more about a message{left}"),
    }
}
