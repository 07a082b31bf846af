//! A value of a file with its place, for errors.

use std::cell::RefCell;

use board::Label;

use super::json::{Node, Value};
use super::{Problem, TemplateFault};
use crate::Words;

/// Faults that are collected of one file; more of them help nobody.
const FAULTS_MAX: usize = 50;

/// What is wrong with a file, as far as it was read.
pub(super) struct Faults<'a> {
    file: &'a str,
    found: RefCell<Vec<TemplateFault>>,
}

impl<'a> Faults<'a> {
    pub(super) const fn of(file: &'a str) -> Self {
        Self {
            file,
            found: RefCell::new(Vec::new()),
        }
    }

    pub(super) fn add(&self, line: usize, field: &str, problem: Problem) {
        let fault = TemplateFault {
            file: self.file.to_owned(),
            line,
            field: field.to_owned(),
            problem,
        };
        let mut found = self.found.borrow_mut();
        // A field may be looked at twice.
        if found.len() < FAULTS_MAX && !found.contains(&fault) {
            found.push(fault);
        }
    }

    /// All of them in the order of their lines.
    pub(super) fn all(self) -> Vec<TemplateFault> {
        let mut found = self.found.into_inner();
        found.sort_by_key(|fault| fault.line);
        found
    }
}

/// A value that holds no others.
pub(super) enum Scalar<'a> {
    Number(f64),
    Flag(bool),
    Text(&'a str),
}

/// A value with its path. Readers give a value for whatever stands there, and note what is wrong.
#[derive(Clone)]
pub(super) struct Place<'a> {
    pub node: &'a Node,
    pub path: String,
    faults: &'a Faults<'a>,
}

impl<'a> Place<'a> {
    pub(super) const fn root(node: &'a Node, faults: &'a Faults<'a>) -> Self {
        Self {
            node,
            path: String::new(),
            faults,
        }
    }

    pub(super) fn fault(&self, problem: Problem) {
        self.faults.add(self.node.line, &self.path, problem);
    }

    fn join(&self, name: &str) -> String {
        if self.path.is_empty() {
            name.to_owned()
        } else {
            format!("{}.{name}", self.path)
        }
    }

    pub(super) fn wrong_type(&self, ja: &'static str, en: &'static str) {
        self.fault(Problem::WrongType(Words::new(ja, en)));
    }

    /// Refuses fields that are not known, or there twice. Says whether this is an object at all.
    pub(super) fn only(&self, known: &'static [&'static str]) -> bool {
        let Value::Object(fields) = &self.node.value else {
            self.wrong_type("項目の集まり {…}", "an object {…}");
            return false;
        };
        for (index, (name, node)) in fields.iter().enumerate() {
            let place = Place {
                node,
                path: self.join(name),
                faults: self.faults,
            };
            if !known.contains(&name.as_str()) {
                place.fault(Problem::UnknownField(known));
            } else if fields.iter().take(index).any(|(other, _)| other == name) {
                place.fault(Problem::Twice);
            }
        }
        true
    }

    /// A field, if it is there.
    pub(super) fn optional(&self, name: &str) -> Option<Place<'a>> {
        let Value::Object(fields) = &self.node.value else {
            return None;
        };
        let (_, node) = fields.iter().find(|(other, _)| other == name)?;
        Some(Place {
            node,
            path: self.join(name),
            faults: self.faults,
        })
    }

    /// A field that must be there.
    pub(super) fn field(&self, name: &str) -> Option<Place<'a>> {
        let found = self.optional(name);
        if found.is_none() && matches!(self.node.value, Value::Object(_)) {
            self.faults
                .add(self.node.line, &self.join(name), Problem::Missing);
        }
        found
    }

    /// The text that stands here; empty ones are refused.
    pub(super) fn text(&self) -> String {
        match &self.node.value {
            Value::Text(text) => {
                if text.trim().is_empty() {
                    self.fault(Problem::Empty);
                }
                text.clone()
            }
            _ => {
                self.wrong_type("文字列", "a text");
                String::new()
            }
        }
    }

    /// A text that serves as a key.
    pub(super) fn key(&self) -> String {
        let key = self.text();
        let is_good = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-.".contains(c);
        if !key.trim().is_empty() && (key.len() > 64 || !key.chars().all(is_good)) {
            self.fault(Problem::BadKey);
        }
        key
    }

    /// The number that stands here, if it lies in the range.
    pub(super) fn number(&self, range: std::ops::RangeInclusive<f64>) -> f64 {
        match self.node.value {
            Value::Number(number) => {
                if !range.contains(&number) {
                    let (from, to) = (range.start().to_string(), range.end().to_string());
                    self.fault(Problem::OutOfRange(from, to));
                }
                number
            }
            _ => {
                self.wrong_type("数値", "a number");
                *range.start()
            }
        }
    }

    /// A whole number.
    pub(super) fn count(&self, range: std::ops::RangeInclusive<u32>) -> u32 {
        let number = self.number(f64::from(*range.start())..=f64::from(*range.end()));
        if number.fract() != 0.0 {
            self.wrong_type("整数", "a whole number");
        }
        // In range, or noted already.
        number as u32
    }

    /// The one plain value that stands here.
    pub(super) fn scalar(&self) -> Option<Scalar<'a>> {
        match &self.node.value {
            Value::Number(number) => Some(Scalar::Number(*number)),
            Value::Bool(flag) => Some(Scalar::Flag(*flag)),
            Value::Text(text) => Some(Scalar::Text(text)),
            Value::Null | Value::List(_) | Value::Object(_) => None,
        }
    }

    /// Whether a list stands here.
    pub(super) const fn is_list(&self) -> bool {
        matches!(self.node.value, Value::List(_))
    }

    pub(super) fn truth(&self) -> bool {
        match self.node.value {
            Value::Bool(truth) => truth,
            _ => {
                self.wrong_type("true か false", "true or false");
                false
            }
        }
    }

    /// A label in both languages.
    pub(super) fn label(&self) -> Label {
        if !self.only(&["ja", "en"]) {
            return Label::default();
        }
        let text = |name: &str| {
            self.field(name)
                .map(|field| field.text())
                .unwrap_or_default()
        };
        Label::new(text("ja"), text("en"))
    }

    /// The items of a list of at most `most`.
    pub(super) fn items(&self, most: usize) -> Vec<Place<'a>> {
        let Value::List(items) = &self.node.value else {
            self.wrong_type("並び […]", "a list […]");
            return Vec::new();
        };
        if items.len() > most {
            self.fault(Problem::TooMany(most));
        }
        let items = items.iter().take(most).enumerate();
        items
            .map(|(index, node)| Place {
                node,
                path: format!("{}[{index}]", self.path),
                faults: self.faults,
            })
            .collect()
    }

    /// The one of the named things that is meant here.
    pub(super) fn one_of<T: Clone>(&self, known: &[(&'static str, T)]) -> Option<T> {
        let text = self.text();
        let found = known.iter().find(|(name, _)| *name == text);
        if found.is_none() && !text.is_empty() {
            let names = known.iter().map(|(name, _)| *name).collect();
            self.fault(Problem::NoneOf(names));
        }
        found.map(|(_, thing)| thing.clone())
    }
}
