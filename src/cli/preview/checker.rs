//! What `check` says of each edit.
//!
//! In: word of an edit. Out: all messages, and the files that pages for the screen show. A
//! look at everything takes longer than a page may take to follow, so it goes on beside.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result};
use rayon::{ThreadPool, ThreadPoolBuilder};

use super::board::Board;
use super::desk::VERSIONS;
use super::state::Notice;
use crate::cli::look::{Besides, Depth, Seen, look_with};
use crate::content::load::{Memory, Request};
use crate::export::Variant;
use crate::key::Key;
use crate::site;
use crate::source::Sources;

/// How long it waits for another edit before it begins.
const CALM: Duration = Duration::from_millis(150);

/// Who looks at everything.
pub(super) struct Checker<'b> {
    board: &'b Board,
    root: PathBuf,
    request: Request,
    /// What there was nothing to report of.
    silent: BTreeSet<Key>,
    /// Threads of its own, so that pages never wait for them.
    threads: ThreadPool,
}

impl<'b> Checker<'b> {
    /// Nothing was looked at yet.
    ///
    /// # Errors
    /// Fails if the system has no threads left.
    pub(super) fn new(root: &Path, request: Request, board: &'b Board) -> Result<Self> {
        // One processor is left for the pages.
        let count = thread::available_parallelism().map_or(1, |count| count.get());
        let threads = ThreadPoolBuilder::new().num_threads(count.saturating_sub(1).max(1));
        let threads = threads.build().context("cannot start the threads")?;
        Ok(Self { board, root: root.to_owned(), request, silent: BTreeSet::new(), threads })
    }

    /// Looks at every edit until the program ends; at the last of several.
    pub(super) fn follow(&mut self) {
        let (mut edit, mut fonts) = (0, 0);
        let (mut sources, mut memory) = (Sources::new(&self.root), Memory::default());
        loop {
            let (_, changed) = self.board.edit(edit);
            thread::sleep(CALM);
            edit = self.board.edit(edit).0;
            if fonts != changed || sources.versions() > VERSIONS {
                (sources, memory) = (Sources::new(&self.root), Memory::default());
                fonts = changed;
            }
            sources.begin_again();
            self.look(&mut sources, &mut memory, edit);
        }
    }

    fn look(&mut self, sources: &mut Sources, memory: &mut Memory, edit: u64) {
        let depth = Depth::Pages(&[Variant::Screen], Some(&self.silent));
        let besides = Besides { memory: Some(memory), ..Besides::default() };
        let seen = self.threads.install(|| look_with(besides, sources, &self.request, depth));
        let seen = match seen {
            Ok(seen) => seen,
            Err(error) => return self.board.judge(vec![Notice::failure(&error)], edit),
        };
        if let Some(silent) = seen.known.learned() {
            self.silent = silent;
        }
        let told = seen.judged.diagnostics.iter().map(|it| Notice::new(it, sources)).collect();
        self.board.judge(told, edit);
        if !seen.is_broken() {
            self.board.furnish(self.threads.install(|| self.site(&seen)), edit);
        }
    }

    /// The site; fonts that were cut before are not cut again.
    fn site(&self, Seen { project, settings, .. }: &Seen) -> site::Files {
        let made = |path: &str| self.board.furniture(path);
        site::site(&site::Order::new((&project.workspace, settings), &project.fonts, &made))
    }
}
