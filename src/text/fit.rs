//! Choosing the lines.
//!
//! In: a shaped text and a measure in ems. Out: the clusters of each line, with
//! the fewest lines possible and, among those, the least raggedness (the sum of
//! squares, as in Knuth and Plass, "Breaking Paragraphs into Lines", 1981).
//! Knows nothing about positions.

use std::ops::Range;

use super::class;
use super::shaped::{Break, Shaped};
use crate::geom::Em;

/// A line may be wider than its measure by the error of summing up widths.
const TOLERANCE: Em = Em(0.002);

/// How far a line may become narrower again when a cluster is added before it.
const REACH: Em = Em(2.0);

/// What a line costs, so that fewer lines are always better.
const LINE: f64 = 1.0e4;

/// What a line costs where Japanese phrases are known: one more is better than a phrase
/// cut in two.
const LINE_OF_PHRASES: f64 = 60.0;

/// What each em costs that sticks out of the measure.
const TOO_WIDE: f64 = 1.0e7;

/// What a last line costs that is a single short word (a widow).
const WIDOW: f64 = 30.0;

/// How wide a last line must be at least so as not to be a widow, for square scripts.
const LEAST_SQUARES: Em = Em(3.6);

/// How wide a last line of a single word must be at least so as not to be a widow.
const LEAST_WORD: Em = Em(5.0);

/// How a line is judged.
#[derive(Clone, Copy)]
enum Aim {
    /// As full as possible, but for the last.
    Full,
    /// Near to this width, the last one too.
    Width(Em),
}

/// Breaks a text into lines of a measure.
pub(super) fn lines(shaped: &Shaped, measure: Em, balance: bool) -> Vec<Range<usize>> {
    if shaped.is_empty() {
        return Vec::new();
    }
    let all = 0..shaped.clusters.len();
    if shaped.max_width() <= measure + TOLERANCE {
        return vec![all];
    }
    let normal: Vec<Break> =
        shaped.breaks.iter().copied().filter(|place| !place.emergency).collect();
    let (lines, fits) = best(shaped, &normal, measure, balance);
    if fits || normal.len() == shaped.breaks.len() {
        return lines;
    }
    best(shaped, &shaped.breaks, measure, balance).0
}

fn best(
    shaped: &Shaped,
    breaks: &[Break],
    measure: Em,
    balance: bool,
) -> (Vec<Range<usize>>, bool) {
    let lines = search(shaped, breaks, measure, Aim::Full);
    let fits = lines.iter().all(|l| shaped.line_width(l.clone()) <= measure + TOLERANCE);
    if !balance || lines.len() < 2 {
        return (lines, fits);
    }
    let total: Em = lines.iter().map(|line| shaped.line_width(line.clone())).sum();
    #[expect(clippy::cast_precision_loss, reason = "a paragraph has a few lines")]
    let even = (total / lines.len() as f32).min(measure);
    (search(shaped, breaks, measure, Aim::Width(even)), fits)
}

/// The cheapest way to the end of the text, found place by place.
fn search(shaped: &Shaped, breaks: &[Break], measure: Em, aim: Aim) -> Vec<Range<usize>> {
    // `costs[k]` is the least cost of all lines up to the k-th place (0 is the
    // start of the text), `from[k]` the place where the last of them begins.
    let mut costs = vec![0.0_f64];
    let mut from = vec![0_usize];
    let place = |k: usize| if k == 0 { 0 } else { breaks[k - 1].at };
    for k in 1..=breaks.len() {
        let mut least = (f64::INFINITY, k - 1);
        for j in (0..k).rev() {
            let line = place(j)..place(k);
            let width = shaped.line_width(line.clone());
            if j + 1 < k && width > measure + REACH {
                break;
            }
            if j + 1 < k && width > measure + TOLERANCE {
                continue;
            }
            let cost = costs[j] + cost(shaped, line, width, measure, aim);
            if cost < least.0 {
                least = (cost, j);
            }
        }
        let weight = match aim {
            Aim::Full => 1.0,
            Aim::Width(_) => 8.0,
        };
        costs.push(least.0 + f64::from(breaks[k - 1].penalty) * weight);
        from.push(least.1);
    }
    let mut lines = Vec::new();
    let mut k = breaks.len();
    while k > 0 {
        lines.push(place(from[k])..place(k));
        k = from[k];
    }
    lines.reverse();
    lines
}

fn cost(shaped: &Shaped, line: Range<usize>, width: Em, measure: Em, aim: Aim) -> f64 {
    let over = f64::from((width - measure - TOLERANCE).max(Em::ZERO).0);
    let last = line.end == shaped.clusters.len();
    let ragged = match aim {
        Aim::Full if last => 0.0,
        Aim::Full => f64::from((measure - width).max(Em::ZERO).0),
        Aim::Width(even) => f64::from((width - even).0),
    };
    let widow = if last && is_widow(shaped, line, width) { WIDOW } else { 0.0 };
    let line = if shaped.phrased { LINE_OF_PHRASES } else { LINE };
    line + over * TOO_WIDE + ragged * ragged + widow
}

/// Whether a last line is too short: one or two squares, or one short word.
fn is_widow(shaped: &Shaped, line: Range<usize>, width: Em) -> bool {
    if line.start == 0 {
        return false;
    }
    let clusters = &shaped.clusters[line.start..shaped.ink_end(&line)];
    if clusters.iter().any(|cluster| class::is_square_letter(cluster.first)) {
        return width < LEAST_SQUARES;
    }
    width < LEAST_WORD && !clusters.iter().any(|cluster| cluster.blank)
}
