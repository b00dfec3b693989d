//! Reads trained weights: a safetensors file, given as bytes.

use std::collections::HashMap;

use safetensors::tensor::TensorView;
use safetensors::{Dtype, SafeTensors};

use crate::Error;

/// Trained weights by name, and what the file says about them.
///
/// A linear layer `NAME` has `NAME.weight`, with a row per output, and `NAME.bias`. If its weight is i8, `NAME.scale` holds what
/// one step is worth in each row.
#[derive(Debug)]
pub struct Model<'a> {
    tensors: SafeTensors<'a>,
    metadata: HashMap<String, String>,
}

/// A matrix as the file has it, by rows.
pub(crate) struct Matrix<T> {
    pub(crate) rows: usize,
    pub(crate) columns: usize,
    pub(crate) values: Vec<T>,
}

/// The weights of a linear layer or a table.
pub(crate) enum Weight {
    /// As trained.
    Float(Matrix<f32>),
    /// Rounded, with what one step is worth in each row.
    Rounded(Matrix<i8>, Vec<f32>),
}

impl Weight {
    pub(crate) fn rows(&self) -> usize {
        match self {
            Self::Float(matrix) => matrix.rows,
            Self::Rounded(matrix, _) => matrix.rows,
        }
    }

    pub(crate) fn columns(&self) -> usize {
        match self {
            Self::Float(matrix) => matrix.columns,
            Self::Rounded(matrix, _) => matrix.columns,
        }
    }
}

impl<'a> Model<'a> {
    /// Reads a model file.
    ///
    /// # Errors
    ///
    /// If the bytes are no safetensors file.
    pub fn from_bytes(bytes: &'a [u8]) -> Result<Self, Error> {
        let broken = |cause| Error::because("no safetensors file", cause);
        let (_, header) = SafeTensors::read_metadata(bytes).map_err(broken)?;
        let tensors = SafeTensors::deserialize(bytes).map_err(broken)?;
        Ok(Self { tensors, metadata: header.metadata().clone().unwrap_or_default() })
    }

    /// What the file says under `key`, if anything.
    pub fn note(&self, key: &str) -> Option<&str> {
        self.metadata.get(key).map(String::as_str)
    }

    /// The number that the file gives under `key`.
    ///
    /// # Errors
    ///
    /// If it gives none.
    pub fn number(&self, key: &str) -> Result<usize, Error> {
        let note = self.note(key).ok_or_else(|| Error::new(format!("no such number: {key}")))?;
        note.parse().map_err(|cause| Error::because(format!("no number: {key}"), cause))
    }

    /// Whether there is a tensor of this name.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.tensors.tensor(name).is_ok()
    }

    /// The vector `name`, which must have `length` elements.
    pub(crate) fn vector(&self, name: &str, length: usize) -> Result<Vec<f32>, Error> {
        let tensor = self.tensor(name)?;
        match (tensor.dtype(), tensor.shape()) {
            (Dtype::F32, &[found]) if found == length => Ok(floats(tensor.data())),
            _ => Err(mismatch(name, &tensor)),
        }
    }

    /// The matrix `STEM.weight`, and `STEM.scale` if it is rounded. It has at least one row and column.
    pub(crate) fn weight(&self, stem: &str) -> Result<Weight, Error> {
        let name = format!("{stem}.weight");
        let tensor = self.tensor(&name)?;
        match (tensor.dtype(), tensor.shape()) {
            (Dtype::F32, &[rows, columns]) if rows * columns > 0 => {
                Ok(Weight::Float(Matrix { rows, columns, values: floats(tensor.data()) }))
            }
            (Dtype::I8, &[rows, columns]) if rows * columns > 0 => {
                let values = tensor.data().iter().map(|&byte| byte.cast_signed()).collect();
                Ok(Weight::Rounded(Matrix { rows, columns, values }, self.vector(&format!("{stem}.scale"), rows)?))
            }
            _ => Err(mismatch(&name, &tensor)),
        }
    }

    fn tensor(&self, name: &str) -> Result<TensorView<'a>, Error> {
        self.tensors.tensor(name).map_err(|cause| Error::because(format!("no such tensor: {name}"), cause))
    }
}

fn floats(bytes: &[u8]) -> Vec<f32> {
    let (words, _) = bytes.as_chunks::<4>();
    words.iter().map(|&word| f32::from_le_bytes(word)).collect()
}

fn mismatch(name: &str, tensor: &TensorView<'_>) -> Error {
    Error::new(format!(
        "tensor of another type or size than expected: {name} ({:?} {:?})",
        tensor.dtype(),
        tensor.shape()
    ))
}

/// Model files made up by tests.
#[cfg(test)]
pub(crate) mod made_up {
    use safetensors::tensor::TensorView;
    use safetensors::{Dtype, serialize};

    /// The bytes of a model file, tensor by tensor.
    #[derive(Default)]
    pub(crate) struct File(Vec<(String, Dtype, Vec<usize>, Vec<u8>)>);

    impl File {
        pub(crate) fn floats(&mut self, name: &str, shape: &[usize], values: &[f32]) {
            let bytes = values.iter().flat_map(|value| value.to_le_bytes()).collect();
            self.0.push((name.to_owned(), Dtype::F32, shape.to_vec(), bytes));
        }

        pub(crate) fn steps(&mut self, name: &str, shape: &[usize], values: &[i8]) {
            let bytes = values.iter().map(|value| value.cast_unsigned()).collect();
            self.0.push((name.to_owned(), Dtype::I8, shape.to_vec(), bytes));
        }

        pub(crate) fn bytes(&self, notes: &[(&str, &str)]) -> Vec<u8> {
            let views = self.0.iter().map(|(name, dtype, shape, bytes)| {
                (name, TensorView::new(*dtype, shape.clone(), bytes).expect("sizes agree"))
            });
            let notes = notes.iter().map(|(key, note)| ((*key).to_owned(), (*note).to_owned())).collect();
            serialize(views, Some(notes)).expect("names differ")
        }
    }

    /// Numbers between -1 and 1 that look random, the same for the same seed.
    pub(crate) fn noise(seed: u32, length: usize) -> Vec<f32> {
        let step = |state: &mut u32| {
            *state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            Some((*state >> 8) as f32 / (1 << 23) as f32 - 1.0)
        };
        std::iter::repeat_n((), length).scan(seed, |state, ()| step(state)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::made_up::File;
    use super::*;

    fn error<T>(result: Result<T, Error>) -> String {
        result.err().map(|error| error.to_string()).unwrap_or_default()
    }

    #[test]
    fn reads_tensors_and_notes() {
        let mut file = File::default();
        file.floats("a.scale", &[2], &[0.5, 2.0]);
        file.steps("a.weight", &[2, 3], &[1, -2, 3, 127, -127, 0]);
        let bytes = file.bytes(&[("heads", "12")]);
        let model = Model::from_bytes(&bytes).expect("a sound file");
        assert_eq!(model.number("heads").ok(), Some(12));
        assert_eq!(model.vector("a.scale", 2).ok(), Some(vec![0.5, 2.0]));
        let Ok(Weight::Rounded(matrix, scale)) = model.weight("a") else { panic!("a rounded weight") };
        assert_eq!((matrix.rows, matrix.columns), (2, 3));
        assert_eq!(matrix.values, [1, -2, 3, 127, -127, 0]);
        assert_eq!(scale, [0.5, 2.0]);
    }

    #[test]
    fn names_what_is_wrong() {
        let mut file = File::default();
        file.floats("b.weight", &[4], &[0.0; 4]);
        file.steps("c.weight", &[1, 1], &[1]);
        let bytes = file.bytes(&[]);
        let model = Model::from_bytes(&bytes).expect("a sound file");
        assert_eq!(error(model.weight("a")), "no such tensor: a.weight");
        assert_eq!(error(model.weight("b")), "tensor of another type or size than expected: b.weight (F32 [4])");
        assert_eq!(error(model.weight("c")), "no such tensor: c.scale");
        assert_eq!(
            error(model.vector("b.weight", 5)),
            "tensor of another type or size than expected: b.weight (F32 [4])"
        );
        assert_eq!(error(model.number("heads")), "no such number: heads");
        assert_eq!(error(Model::from_bytes(b"none")), "no safetensors file");
    }
}
