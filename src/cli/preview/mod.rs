//! `chirashi preview`: the pages in a browser while their files are edited.
//!
//! ```text
//! files ─Watch─▶ Desk ──▶ Board ◀── what browsers ask (serve)
//!                 │ saved   ▲
//!                 ▼         │ messages, what pages for the screen show
//!               Checker ────┘
//! ```
//!
//! The desk reads again what changed and draws its pages, which takes a moment. The checker
//! follows at its own pace and looks at everything as `check` does. Each has its own memory
//! of the content, so that neither waits for the other.

mod board;
mod checker;
mod desk;
mod state;

use std::path::Path;
use std::thread;
use std::time::Duration;

use anyhow::Result;

use super::args::Preview;
use super::{Status, clock, report};
use crate::serve::Server;
use crate::source::Watch;

use board::Board;
use checker::Checker;
use desk::Desk;

/// How often the files are looked at: a third of the time within which a page is to follow.
const LOOK: Duration = Duration::from_millis(40);

/// Shows the pages that the arguments ask for until the program is ended.
pub(super) fn preview(root: &Path, arguments: &Preview) -> Result<Status> {
    let server = Server::listen(arguments.port)?;
    let request = arguments.wanted.request(clock::today()?);
    let mut watch = Watch::new(root);
    let board = Board::new();
    let mut desk = Desk::new(root, request.clone(), &board);
    // What was asked for and does not exist, or a folder without content, is told at once.
    desk.begin()?;
    let mut checker = Checker::new(root, request, &board)?;
    report::line(&format!("open {} in a browser; Ctrl-C ends it", server.address()));
    thread::scope(|threads| {
        threads.spawn(move || {
            loop {
                thread::sleep(LOOK);
                let changed = watch.changed();
                if !changed.is_empty() {
                    desk.follow(&changed);
                }
            }
        });
        threads.spawn(move || checker.follow());
        server.run(&board);
    });
    Ok(Status::Done)
}
