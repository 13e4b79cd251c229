//! Faces cut down to some of their glyphs.
//!
//! In: the glyphs, and how to cut. Out: the program for these glyphs, cut once
//! for all files that show the same. Knows nothing about faces.

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// A face cut down to some of its glyphs, as files embed it.
pub struct Program {
    /// The compressed program.
    pub compressed: Vec<u8>,
    /// Its length before compression.
    pub length: usize,
    /// How many glyphs of the face it has; what was added to it comes behind them.
    pub glyphs: u16,
}

/// Who will ask for a program again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Demand {
    /// Any file of the run.
    Lasting,
    /// The next few files: those of one office in several languages.
    Brief,
}

/// How many programs of brief demand are kept.
const FEW: usize = 16;

/// The programs of a face, by their glyphs.
#[derive(Default)]
pub(super) struct Programs {
    lasting: Mutex<BTreeMap<Vec<u16>, Arc<Program>>>,
    /// The latest first.
    brief: Mutex<VecDeque<(Vec<u16>, Arc<Program>)>>,
}

impl Programs {
    /// The program for `glyphs`, made by `make` unless it was made before.
    pub(super) fn get(
        &self,
        glyphs: &[u16],
        demand: Demand,
        make: impl FnOnce() -> Result<Program, String>,
    ) -> Result<Arc<Program>, String> {
        let known = match demand {
            Demand::Lasting => locked(&self.lasting).get(glyphs).cloned(),
            Demand::Brief => {
                let brief = locked(&self.brief);
                brief.iter().find(|(shown, _)| shown == glyphs).map(|(_, known)| known.clone())
            }
        };
        if let Some(known) = known {
            return Ok(known);
        }
        let program = Arc::new(make()?);
        let entry = (glyphs.to_vec(), Arc::clone(&program));
        match demand {
            Demand::Lasting => drop(locked(&self.lasting).insert(entry.0, entry.1)),
            Demand::Brief => {
                let mut brief = locked(&self.brief);
                brief.push_front(entry);
                brief.truncate(FEW);
            }
        }
        Ok(program)
    }
}

/// A thread that panicked meanwhile leaves whole entries behind.
fn locked<T>(programs: &Mutex<T>) -> MutexGuard<'_, T> {
    programs.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_is_cut_once_while_it_is_in_demand() {
        let programs = Programs::default();
        let cut = |demand, glyph: u16| {
            let mut is_made = false;
            let make = || {
                is_made = true;
                Ok(Program { compressed: vec![1], length: 1, glyphs: 1 })
            };
            programs.get(&[glyph], demand, make).map(|program| program.length).unwrap();
            is_made
        };
        for demand in [Demand::Lasting, Demand::Brief] {
            assert!(cut(demand, 0));
            assert!(!cut(demand, 0));
            (1..100).for_each(|glyph| assert!(cut(demand, glyph)));
            assert!(!cut(demand, 99));
            assert_eq!(cut(demand, 0), demand == Demand::Brief);
        }
        assert_eq!(programs.brief.lock().unwrap().len(), FEW);
    }

    #[test]
    fn what_failed_is_tried_again() {
        let programs = Programs::default();
        let fail = || Err("no outlines".to_owned());
        assert!(programs.get(&[1], Demand::Lasting, fail).is_err());
        let make = || Ok(Program { compressed: Vec::new(), length: 0, glyphs: 0 });
        assert!(programs.get(&[1], Demand::Lasting, make).is_ok());
    }
}
