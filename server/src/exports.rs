//! Boards as files, for whoever has a link.
