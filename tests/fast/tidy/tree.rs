//! The files of the work tree, without what a build or a package manager put there.

use std::fs;
use std::path::{Path, PathBuf};

/// Folders that hold nothing of ours.
const NOT_OURS: [&str; 6] = [".git", ".cache", "node_modules", "target", "dist", "data"];

/// One text file of the project.
pub(super) struct SourceFile {
    /// From the root of the project, with `/` between.
    pub(super) path: String,
    /// What stands in it.
    pub(super) text: String,
}

impl SourceFile {
    /// The file's own name.
    pub(super) fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(&self.path)
    }

    /// Whether the file lies in the folder `folder`.
    pub(super) fn is_below(&self, folder: &str) -> bool {
        self.path
            .strip_prefix(folder)
            .is_some_and(|rest| rest.starts_with('/'))
    }

    /// The file's lines with their numbers from 1.
    pub(super) fn numbered_lines(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text
            .lines()
            .enumerate()
            .map(|(index, line)| (index + 1, line))
    }
}

/// The project's folder.
pub(super) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .unwrap()
        .to_path_buf()
}

/// Every file whose name ends in one of `endings`, sorted by path.
pub(super) fn files(endings: &[&str]) -> Vec<SourceFile> {
    let root = root();
    let mut paths = Vec::new();
    collect(&root, &mut paths);
    let mut files: Vec<SourceFile> = paths
        .into_iter()
        .map(|path| (relative(&root, &path), path))
        .filter(|(name, _)| endings.iter().any(|ending| name.ends_with(ending)))
        // A file may go while we walk: somebody is at work.
        .filter_map(|(name, path)| {
            let text = fs::read_to_string(path).ok()?;
            Some(SourceFile { path: name, text })
        })
        .collect();
    files.sort_by(|a, b| a.path.cmp(&b.path));
    assert!(
        !files.is_empty(),
        "no file ends in {endings:?}: the check would check nothing"
    );
    files
}

/// The files of [`files`] below one of `folders`.
pub(super) fn files_below(folders: &[&str], endings: &[&str]) -> Vec<SourceFile> {
    files(endings)
        .into_iter()
        .filter(|file| folders.iter().any(|folder| file.is_below(folder)))
        .collect()
}

fn relative(root: &Path, path: &Path) -> String {
    path.strip_prefix(root)
        .unwrap()
        .to_string_lossy()
        .replace('\\', "/")
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let name = entry.file_name();
        let Ok(kind) = entry.file_type() else {
            continue;
        };
        if kind.is_dir() && !NOT_OURS.iter().any(|skipped| name == *skipped) {
            collect(&entry.path(), paths);
        } else if kind.is_file() {
            paths.push(entry.path());
        }
    }
}
