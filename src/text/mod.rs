//! Text on a grid of cells: how wide it is, how to pad it, where it may break. A leaf: knows nothing of insurance.

mod width;
mod wrap;

pub use width::{ambiguous, cut, fold_width, pad, usual_cells, width};
pub use wrap::{hanging, wrap};
