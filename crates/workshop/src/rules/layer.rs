//! One person's points in a matrix.

/// The points that one person gave: a row a solution, a column an issue or a strength.
///
/// Blank cells are kept apart from zeros: who has not looked yet has not said "nothing".
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Layer {
    columns: usize,
    cells: Vec<Option<f64>>,
}

impl Layer {
    /// An empty layer for a matrix with so many columns; rows come with what is entered.
    pub const fn new(columns: usize) -> Self {
        Self {
            columns,
            cells: Vec::new(),
        }
    }

    /// A layer from its rows; each is cut or filled up with blanks to `columns`.
    pub fn from_rows(columns: usize, rows: &[Vec<Option<f64>>]) -> Self {
        let mut layer = Self::new(columns);
        for row in rows {
            let blanks = std::iter::repeat(&None);
            layer.cells.extend(row.iter().chain(blanks).take(columns));
        }
        layer
    }

    /// What stands in a cell; `None` where nothing stands, where the place is not in the matrix, and for what is no
    /// finite number.
    pub fn points(&self, row: usize, column: usize) -> Option<f64> {
        let index = self.index(row, column)?;
        let points = self.cells.get(index).copied().flatten();
        points.filter(|points| points.is_finite())
    }

    /// Enters points, or clears the cell. A place beyond [`super::MATRIX_CELLS_MAX`] cells is left alone.
    pub fn set(&mut self, row: usize, column: usize, points: Option<f64>) {
        let Some(index) = self.index(row, column) else {
            return;
        };
        if index >= super::MATRIX_CELLS_MAX {
            return;
        }
        if index >= self.cells.len() {
            self.cells.resize(index + 1, None);
        }
        if let Some(cell) = self.cells.get_mut(index) {
            *cell = points;
        }
    }

    fn index(&self, row: usize, column: usize) -> Option<usize> {
        if column >= self.columns {
            return None;
        }
        row.checked_mul(self.columns)?.checked_add(column)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_layer_answers_for_any_place() {
        let mut layer = Layer::from_rows(2, &[vec![Some(1.0)], vec![None, Some(f64::NAN), None]]);
        assert_eq!(layer.points(0, 0), Some(1.0));
        assert_eq!(layer.points(0, 1), None);
        assert_eq!(layer.points(1, 1), None);
        assert_eq!(layer.points(usize::MAX, 1), None);
        layer.set(2, 1, Some(2.5));
        layer.set(usize::MAX, 0, Some(9.0));
        layer.set(0, 7, Some(9.0));
        assert_eq!(layer.points(2, 1), Some(2.5));
        assert_eq!(layer.points(2, 0), None);
    }
}
