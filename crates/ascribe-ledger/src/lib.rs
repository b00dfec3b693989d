//! Keeps claims and their evidence in one SQLite file.
