//! JSON with the lines on which its values stand.

use serde::de::IgnoredAny;

/// How deep values may lie in each other.
const DEPTH_MAX: usize = 32;

/// A value and its line, from 1.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Node {
    pub line: usize,
    pub value: Value,
}

/// A value.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum Value {
    Null,
    Bool(bool),
    Number(f64),
    Text(String),
    List(Vec<Node>),
    /// Fields in the order of the file, doubles included.
    Object(Vec<(String, Node)>),
}

/// Why a text is no JSON that we read: the line and what is wrong there.
pub(super) type Unreadable = (usize, String);

/// Reads JSON. serde_json says whether it is any, so that the walk after it only has to find its way.
pub(super) fn read_json(text: &str) -> Result<Node, Unreadable> {
    let lines = text.lines().count().max(1);
    // At the end of the file the parser may already be on a line that is none.
    serde_json::from_str::<IgnoredAny>(text)
        .map_err(|error| (error.line().clamp(1, lines), error.to_string()))?;
    let mut walk = Walk {
        text,
        at: 0,
        line: 1,
    };
    let root = walk.value(0);
    root.ok_or_else(|| {
        (
            walk.line,
            format!("is nested deeper than {DEPTH_MAX} levels"),
        )
    })
}

struct Walk<'a> {
    text: &'a str,
    /// Bytes read.
    at: usize,
    line: usize,
}

impl<'a> Walk<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or("")
    }

    fn advance(&mut self, bytes: usize) {
        let passed = self.rest().get(..bytes).unwrap_or("");
        self.line += passed.matches('\n').count();
        self.at += bytes;
    }

    fn skip_space(&mut self) {
        let rest = self.rest();
        let space = rest.len() - rest.trim_start_matches([' ', '\t', '\n', '\r']).len();
        self.advance(space);
    }

    /// Passes a sign if it comes next.
    fn passes(&mut self, sign: char) -> bool {
        self.skip_space();
        let comes = self.rest().starts_with(sign);
        if comes {
            self.advance(sign.len_utf8());
        }
        comes
    }

    fn value(&mut self, depth: usize) -> Option<Node> {
        self.skip_space();
        if depth > DEPTH_MAX {
            return None;
        }
        let line = self.line;
        let value = match self.rest().chars().next()? {
            '{' => Value::Object(self.object(depth)?),
            '[' => Value::List(self.list(depth)?),
            '"' => Value::Text(self.string()?),
            _ => {
                let rest = self.rest();
                let end = rest.find([',', ']', '}', ' ', '\t', '\n', '\r']);
                let word = rest.get(..end.unwrap_or(rest.len()))?;
                self.advance(word.len());
                match word {
                    "null" => Value::Null,
                    "true" => Value::Bool(true),
                    "false" => Value::Bool(false),
                    number => Value::Number(number.parse().ok()?),
                }
            }
        };
        Some(Node { line, value })
    }

    fn object(&mut self, depth: usize) -> Option<Vec<(String, Node)>> {
        let mut fields = Vec::new();
        self.advance(1);
        while !self.passes('}') {
            self.skip_space();
            let name = self.string()?;
            if !self.passes(':') {
                return None;
            }
            fields.push((name, self.value(depth + 1)?));
            self.passes(',');
        }
        Some(fields)
    }

    fn list(&mut self, depth: usize) -> Option<Vec<Node>> {
        let mut items = Vec::new();
        self.advance(1);
        while !self.passes(']') {
            items.push(self.value(depth + 1)?);
            self.passes(',');
        }
        Some(items)
    }

    fn string(&mut self) -> Option<String> {
        let rest = self.rest();
        let mut escaped = false;
        let inside = rest.get(1..)?;
        let end = inside.find(|c: char| {
            let ends = c == '"' && !escaped;
            escaped = c == '\\' && !escaped;
            ends
        })?;
        let quoted = rest.get(..end + 2)?;
        self.advance(quoted.len());
        serde_json::from_str(quoted).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    use proptest::prelude::*;

    fn as_serde(node: &Node) -> serde_json::Value {
        match &node.value {
            Value::Null => serde_json::Value::Null,
            Value::Bool(value) => (*value).into(),
            Value::Number(value) => (*value).into(),
            Value::Text(value) => value.as_str().into(),
            Value::List(items) => items.iter().map(as_serde).collect(),
            Value::Object(fields) => fields
                .iter()
                .map(|(name, value)| (name.clone(), as_serde(value)))
                .collect(),
        }
    }

    #[test]
    fn w68_values_know_their_lines() {
        let text = "{\n \"a\": [1,\n  \"x\\\"\\n\\u3042\"],\n\"b\": {}, \"c\" : null}";
        let root = read_json(text).unwrap();
        let Value::Object(fields) = &root.value else {
            panic!("{root:?}")
        };
        let lines: Vec<(&str, usize)> = fields
            .iter()
            .map(|(name, node)| (name.as_str(), node.line))
            .collect();
        assert_eq!(lines, [("a", 2), ("b", 4), ("c", 4)]);
        let Value::List(items) = &fields[0].1.value else {
            panic!("{fields:?}")
        };
        assert_eq!((items[0].line, items[1].line), (2, 3));
        assert_eq!(items[1].value, Value::Text("x\"\nあ".to_owned()));
    }

    #[test]
    fn w68_what_is_no_json_or_too_deep_is_refused_with_its_line() {
        let (line, message) = read_json("{\n\"a\": }").unwrap_err();
        assert_eq!(line, 2);
        assert!(message.contains("column"), "{message}");
        let deep = format!("{}{}", "[".repeat(60), "]".repeat(60));
        assert!(read_json(&deep).unwrap_err().1.contains("nested"));
        assert!(read_json(&"[".repeat(100_000)).is_err());
        assert!(read_json("").is_err());
    }

    fn any_json() -> impl Strategy<Value = serde_json::Value> {
        let leaf = prop_oneof![
            Just(serde_json::Value::Null),
            any::<bool>().prop_map(Into::into),
            any::<i32>().prop_map(|number| f64::from(number).into()),
            "\\PC{0,8}|[\"\\\\\n\t,{}:]{0,6}".prop_map(Into::into),
        ];
        leaf.prop_recursive(4, 24, 4, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..4).prop_map(Into::into),
                prop::collection::btree_map("[a-z\"\\\\あ]{0,3}", inner, 0..4)
                    .prop_map(|map| map.into_iter().collect()),
            ]
        })
    }

    proptest! {
        #[test]
        fn w68_any_json_is_read_as_it_is(value in any_json(), pretty in any::<bool>()) {
            let text = if pretty { serde_json::to_string_pretty(&value) } else { serde_json::to_string(&value) };
            let node = read_json(&text.unwrap()).unwrap();
            prop_assert_eq!(as_serde(&node), value);
        }
    }
}
