//! Writing a template as a file: what [`crate::parse_template`] reads again as the same template.

use board::{Holds, Label, Lane, Matrix, Series, Strip};

use super::node::Node;
use super::{
    Arrow, ArrowEnd, Guide, Pile, PileSize, Sample, SampleContent, SamplePlace, StepCard, Template,
    TemplateCell,
};

/// Fields in the order of the format; what there is not is left out.
#[derive(Default)]
struct Fields(Vec<(&'static str, Node)>);

impl Fields {
    fn put(&mut self, name: &'static str, value: Node) -> &mut Self {
        self.0.push((name, value));
        self
    }

    fn text(&mut self, name: &'static str, text: &str) -> &mut Self {
        self.put(name, Node::Text(text.to_owned()))
    }

    fn number(&mut self, name: &'static str, number: impl Into<f64>) -> &mut Self {
        self.put(name, Node::Number(number.into()))
    }

    fn label(&mut self, name: &'static str, label: &Label) -> &mut Self {
        self.put(name, label_node(label))
    }

    fn maybe(&mut self, name: &'static str, value: Option<Node>) -> &mut Self {
        if let Some(value) = value {
            self.put(name, value);
        }
        self
    }

    fn maybe_label(&mut self, name: &'static str, label: Option<&Label>) -> &mut Self {
        self.maybe(name, label.map(label_node))
    }

    fn maybe_number(&mut self, name: &'static str, number: Option<f64>) -> &mut Self {
        self.maybe(name, number.map(Node::Number))
    }

    /// A list that is left out while it is empty.
    fn list(&mut self, name: &'static str, entries: Vec<Node>) -> &mut Self {
        self.maybe(name, (!entries.is_empty()).then_some(Node::List(entries)))
    }

    fn node(&mut self) -> Node {
        Node::Fields(std::mem::take(&mut self.0))
    }
}

fn label_node(label: &Label) -> Node {
    Fields::default()
        .text("ja", &label.ja)
        .text("en", &label.en)
        .node()
}

fn texts<T: AsRef<str>>(texts: &[T]) -> Vec<Node> {
    let texts = texts.iter().map(|text| text.as_ref().to_owned());
    texts.map(Node::Text).collect()
}

/// The file of a template.
pub fn write_template(template: &Template) -> String {
    let body = Fields::default()
        .number("w", template.body.w)
        .number("h", template.body.h)
        .node();
    let mut file = Fields::default();
    file.text("id", &template.id)
        .number("version", template.version)
        .label("title", &template.title)
        .label("description", &template.description)
        .put("body", body)
        .put(
            "cells",
            Node::Lines(template.cells.iter().map(cell_node).collect()),
        );
    let lines = |nodes: Vec<Node>| (!nodes.is_empty()).then_some(Node::Lines(nodes));
    let arrows = template.arrows.iter().map(arrow_node).collect();
    let samples = template.samples.iter().map(sample_node).collect();
    file.maybe("arrows", lines(arrows));
    put_guide(&template.guide, &mut file);
    file.maybe("samples", lines(samples));
    file.node().file()
}

fn cell_node(cell: &TemplateCell) -> Node {
    let mut fields = Fields::default();
    fields.text("key", &cell.key);
    if !matches!(cell.holds, Holds::Zone { .. }) {
        fields.text("type", cell.holds.type_name());
    }
    fields
        .number("tab", cell.tab)
        .number("x", cell.x)
        .number("y", cell.y)
        .number("w", cell.w)
        .number("h", cell.h);
    if cell.label != Label::default() {
        fields.label("label", &cell.label);
    }
    fields.maybe("owner", cell.owner.clone().map(Node::Text));
    fields.maybe("cover", cell.cover.then_some(Node::Flag(true)));
    put_holds(&cell.holds, &mut fields);
    fields.node()
}

/// The fields of a type.
fn put_holds(holds: &Holds, fields: &mut Fields) {
    let word = |text: &str| Node::Text(text.to_owned());
    match holds {
        Holds::Zone { color, hint, from } => {
            fields
                .maybe("color", color.map(|color| word(color.token())))
                .maybe_label("hint", hint.as_ref())
                .maybe("from", from.as_ref().map(|from| word(&from.to_string())));
        }
        Holds::Text { hint, from } => {
            fields
                .maybe_label("hint", hint.as_ref())
                .maybe("from", from.as_ref().map(|from| word(&from.to_string())));
        }
        Holds::Number {
            min,
            max,
            step,
            unit,
        } => {
            fields
                .maybe_number("min", *min)
                .maybe_number("max", *max)
                .maybe_number("step", *step)
                .maybe_label("unit", unit.as_ref());
        }
        Holds::Select { options } => {
            let option = |key: &str, label: &Label| {
                Fields::default()
                    .text("key", key)
                    .label("label", label)
                    .node()
            };
            let options = options.iter().map(|one| option(&one.key, &one.label));
            fields.put("options", Node::List(options.collect()));
        }
        Holds::Mark { scheme } => {
            fields.text("scheme", scheme.token());
        }
        Holds::Calc { rule, of } => {
            fields
                .text("rule", rule.token())
                .put("of", Node::List(texts(of)));
        }
        Holds::Strip(strip) => put_strip(strip, fields),
        Holds::Matrix(matrix) => put_matrix(matrix, fields),
        Holds::Label { scale, ink } => {
            fields.text("scale", scale.token()).text("ink", ink.token());
        }
        Holds::Shape { form, fill, ink } => {
            fields
                .text("form", form.token())
                .maybe("fill", fill.map(|fill| word(fill.token())))
                .text("ink", ink.token());
        }
        // Cards and piles are written with the guide; the others have no fields.
        Holds::Date
        | Holds::Time
        | Holds::Check
        | Holds::Points
        | Holds::Card { .. }
        | Holds::Pile { .. }
        | Holds::Unknown => {}
    }
}

/// What lies in a lane or a matrix: its type is always said.
fn put_inner(holds: &Holds, fields: &mut Fields) {
    fields.text("type", holds.type_name());
    put_holds(holds, fields);
}

fn put_strip(strip: &Strip, fields: &mut Fields) {
    let lane = |lane: &Lane| {
        let mut fields = Fields::default();
        fields
            .text("key", &lane.key)
            .label("label", &lane.label)
            .number("h", lane.h);
        put_inner(&lane.holds, &mut fields);
        fields.node()
    };
    fields
        .put("columns", series_node(&strip.columns))
        .put("lanes", Node::List(strip.lanes.iter().map(lane).collect()))
        .number("side", strip.side);
}

fn put_matrix(matrix: &Matrix, fields: &mut Fields) {
    let mut inner = Fields::default();
    put_inner(&matrix.cell, &mut inner);
    let weights = matrix.weights.map(|weights| {
        let steps = weights.steps().iter();
        Node::List(steps.map(|step| Node::Number(f64::from(*step))).collect())
    });
    fields
        .put("rows", series_node(&matrix.rows))
        .put("columns", series_node(&matrix.columns))
        .put("cell", inner.node())
        .maybe("weights", weights)
        .maybe(
            "total",
            matrix
                .total
                .map(|total| Node::Text(total.token().to_owned())),
        )
        .maybe_label("total-label", matrix.total_label.as_ref());
}

fn series_node(series: &Series) -> Node {
    let cells = series.cells.iter().map(|holds| {
        let mut fields = Fields::default();
        put_inner(holds, &mut fields);
        fields.node()
    });
    let groups = series.groups.iter().map(|group| {
        let mut fields = Fields::default();
        fields.text("key", &group.key).label("label", &group.label);
        let color = group.color.map(|color| color.token().to_owned());
        fields
            .maybe("color", color.map(Node::Text))
            .number("count", group.count)
            .maybe(
                "from",
                group.from.as_ref().map(|from| Node::Text(from.to_string())),
            );
        fields.node()
    });
    Fields::default()
        .number("count", series.count)
        .number("min", series.min)
        .number("max", series.max)
        .number("size", series.size)
        .number("head", series.head)
        .list("labels", series.labels.iter().map(label_node).collect())
        .maybe(
            "from",
            series
                .from
                .as_ref()
                .map(|from| Node::Text(from.to_string())),
        )
        .list("cells", cells.collect())
        .list("groups", groups.collect())
        .node()
}

fn arrow_node(arrow: &Arrow) -> Node {
    let end = |end: &ArrowEnd| match end {
        ArrowEnd::Cell(key) => Node::Text(key.clone()),
        ArrowEnd::Point(point) => Node::List(vec![Node::Number(point.x), Node::Number(point.y)]),
    };
    let heads = arrow.heads.map(|head| head.token());
    Fields::default()
        .put("from", end(&arrow.from))
        .put("to", end(&arrow.to))
        .text("route", arrow.route.token())
        .put("dashed", Node::Flag(arrow.dashed))
        .text("ink", arrow.ink.token())
        .put("heads", Node::List(texts(&heads)))
        .node()
}

fn put_guide(guide: &Guide, file: &mut Fields) {
    file.maybe_number("minutes", guide.minutes)
        .maybe(
            "mode",
            guide.mode.map(|mode| Node::Text(mode.token().to_owned())),
        )
        .maybe("owner", guide.owner.clone().map(Node::Text))
        .maybe("step", guide.step.as_ref().map(step_node))
        .list("piles", guide.piles.iter().map(pile_node).collect())
        .list("rules", texts(&guide.rules))
        .list("checks", texts(&guide.checks))
        .list("prompts", texts(&guide.prompts))
        .maybe_label("heading", guide.heading.as_ref())
        .maybe("source", guide.source.clone().map(Node::Text))
        .list("features", texts(&guide.features));
}

fn step_node(step: &StepCard) -> Node {
    Fields::default()
        .put(
            "lines",
            Node::List(step.lines.iter().map(label_node).collect()),
        )
        .maybe_label("rule", step.rule.as_ref())
        .maybe_label("tip", step.tip.as_ref())
        .node()
}

fn pile_node(pile: &Pile) -> Node {
    let size = match pile.size {
        PileSize::Medium => "medium",
        PileSize::Small => "small",
        PileSize::Wide => "wide",
        PileSize::Tag => "tag",
    };
    Fields::default()
        .text("key", &pile.key)
        .label("label", &pile.label)
        .text("color", pile.color.token())
        .text("size", size)
        .number("count", pile.count)
        .maybe_label("text", pile.text.as_ref())
        .node()
}

fn sample_node(sample: &Sample) -> Node {
    let notes = sample.notes.iter().map(|note| {
        let mut fields = Fields::default();
        put_place(&note.place, &mut fields);
        fields.label("text", &note.text).node()
    });
    let names = sample.names.iter().map(|name| {
        let mut fields = Fields::default();
        put_place(&name.place, &mut fields);
        fields
            .label("name", &name.name)
            .maybe_number("weight", name.weight)
            .node()
    });
    let values = sample.values.iter().map(|value| {
        let mut fields = Fields::default();
        put_place(&value.place, &mut fields);
        match &value.content {
            SampleContent::Number(number) => fields.number("value", *number),
            SampleContent::Flag(flag) => fields.put("value", Node::Flag(*flag)),
            SampleContent::Word(word) => fields.text("value", word),
            SampleContent::Text(text) => fields.label("text", text),
        };
        fields.node()
    });
    let values: Vec<Node> = names.chain(values).collect();
    let values = (!values.is_empty()).then_some(Node::Lines(values));
    Fields::default()
        .text("id", &sample.id)
        .label("title", &sample.title)
        .put("notes", Node::Lines(notes.collect()))
        .maybe("values", values)
        .node()
}

fn put_place(place: &SamplePlace, fields: &mut Fields) {
    let number = |number: Option<u32>| number.map(|number| Node::Number(f64::from(number)));
    fields
        .text("cell", &place.cell)
        .maybe("row", number(place.row))
        .maybe("column", number(place.column))
        .maybe("lane", place.lane.clone().map(Node::Text));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse_template;

    #[test]
    fn w180_a_written_template_is_read_as_the_same() {
        let typed = include_str!("../../tests/templates/typed.json");
        let typed = parse_template("typed.json", typed).unwrap();
        for template in crate::templates().iter().chain([&typed]) {
            let written = write_template(template);
            match parse_template(&template.id, &written) {
                Ok(read) => assert_eq!(read, *template, "{written}"),
                Err(faults) => panic!("{faults}\n{written}"),
            }
        }
    }

    #[test]
    fn w180_texts_are_escaped() {
        let mut template = crate::template("rikai.bmc").unwrap().clone();
        template.title.ja = "「\"\\\u{1}\t改\n行」😀".to_owned();
        let read = parse_template("a.json", &write_template(&template)).unwrap();
        assert_eq!(read, template);
    }
}
