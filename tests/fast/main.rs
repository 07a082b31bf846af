//! See the folder.
