//! Primitives as SVG elements.

use std::collections::HashMap;

use board::{BoardPoint, BoardRect, Element, ElementKind};
use scene::{Color, PathShape, PathStep, RoundedBox, Shadow, Stroke, TextLine, Weight};

use super::write::{Number, escaped};

/// What an element is called in the picture.
pub fn class(element: &Element) -> &'static str {
    match &element.kind {
        ElementKind::Note(_) => "note",
        ElementKind::Canvas(_) => "canvas",
        ElementKind::Cell(_) => "cell",
        ElementKind::Track(_) => "track",
        ElementKind::Text(_) => "text",
        ElementKind::Shape(_) => "shape",
        ElementKind::Connector(_) => "connector",
        ElementKind::Drawing(_) => "drawing",
        ElementKind::Image(_) => "image",
        ElementKind::Frame(_) => "frame",
        ElementKind::Unknown { .. } => "unknown",
    }
}

pub fn rounded_box(out: &mut String, rounded: &RoundedBox) {
    out.push_str("<rect");
    box_attributes(out, &rounded.rect);
    if rounded.radius > 0.0 {
        out.push_str(&format!(" rx=\"{}\"", Number(rounded.radius)));
    }
    match rounded.fill {
        Some(color) => paint(out, "fill", color),
        None => out.push_str(" fill=\"none\""),
    }
    if let Some(stroke) = rounded.stroke {
        edge(out, &stroke);
    }
    out.push_str("/>\n");
}

/// Where a box is and how large.
pub fn box_attributes(out: &mut String, rect: &BoardRect) {
    out.push_str(&format!(
        " x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"",
        Number(rect.x),
        Number(rect.y),
        Number(rect.width),
        Number(rect.height)
    ));
}

fn edge(out: &mut String, stroke: &Stroke) {
    paint(out, "stroke", stroke.color);
    out.push_str(&format!(" stroke-width=\"{}\"", Number(stroke.width)));
    if stroke.dashed {
        out.push_str(" stroke-dasharray=\"6 4\"");
    }
}

pub fn path(out: &mut String, path: &PathShape) {
    out.push_str("<path d=\"");
    for step in &path.steps {
        match step {
            PathStep::Move(to) => point(out, "M", to),
            PathStep::Line(to) => point(out, "L", to),
            PathStep::Curve(first, second, to) => {
                point(out, "C", first);
                point(out, " ", second);
                point(out, " ", to);
            }
            PathStep::Close => out.push('Z'),
        }
    }
    out.push('"');
    match path.fill {
        Some(color) => paint(out, "fill", color),
        None => out.push_str(" fill=\"none\""),
    }
    if let Some(stroke) = path.stroke {
        edge(out, &stroke);
        out.push_str(" stroke-linecap=\"round\" stroke-linejoin=\"round\"");
    }
    out.push_str("/>\n");
}

fn point(out: &mut String, letter: &str, to: &BoardPoint) {
    out.push_str(&format!("{letter}{} {}", Number(to.x), Number(to.y)));
}

pub fn text(out: &mut String, line: &TextLine) {
    out.push_str(&format!(
        "<text x=\"{}\" y=\"{}\" font-size=\"{}\"",
        Number(line.x),
        Number(line.baseline),
        Number(line.size)
    ));
    match line.weight {
        Weight::Regular => {}
        Weight::Bold => out.push_str(" font-weight=\"700\""),
    }
    paint(out, "fill", line.color);
    out.push_str(" xml:space=\"preserve\">");
    if line.has_emoji() {
        // Each emoji by itself: the font it comes from may have it wider or narrower.
        for run in line.runs() {
            let x = Number(line.x + run.x);
            out.push_str(&format!("<tspan x=\"{x}\">{}</tspan>", escaped(run.text)));
        }
    } else {
        out.push_str(&escaped(&line.text));
    }
    out.push_str("</text>\n");
}

fn paint(out: &mut String, attribute: &str, color: Color) {
    out.push_str(&format!(" {attribute}=\"{}\"", color.hex()));
    if color.alpha < 255 {
        let opacity = (color.opacity() * 1000.0).round() / 1000.0;
        out.push_str(&format!(" {attribute}-opacity=\"{opacity}\""));
    }
}

/// Shadows: each shape is defined once and used by every note of that size. They are stacks of translucent boxes, not
/// filters, because office programs drop filters and show what was to be blurred as it is.
#[derive(Default)]
pub struct Shadows {
    /// By what is written of them: two that are drawn alike are one.
    numbers: HashMap<String, usize>,
    /// By their measures: most notes have one that was written before.
    known: HashMap<[u64; 7], usize>,
    definitions: String,
}

impl Shadows {
    pub fn place(&mut self, out: &mut String, shadow: &Shadow) {
        let measures = measures(shadow);
        let number = match self.known.get(&measures) {
            Some(&number) => number,
            None => {
                let number = self.number(shadow);
                self.known.insert(measures, number);
                number
            }
        };
        out.push_str(&format!("<use xlink:href=\"#shadow{number}\"/>\n"));
    }

    /// The number of a shadow that is drawn like this one; it is defined if there is none.
    fn number(&mut self, shadow: &Shadow) -> usize {
        let mut steps = String::new();
        for step in shadow.steps() {
            rounded_box(&mut steps, &step);
        }
        let next = self.numbers.len();
        if let Some(&number) = self.numbers.get(&steps) {
            return number;
        }
        self.definitions
            .push_str(&format!("<g id=\"shadow{next}\">\n{steps}</g>\n"));
        self.numbers.insert(steps, next);
        next
    }

    pub fn define(&self, out: &mut String) {
        if !self.definitions.is_empty() {
            out.push_str("<defs>\n");
            out.push_str(&self.definitions);
            out.push_str("</defs>\n");
        }
    }
}

/// All that a shadow is.
fn measures(shadow: &Shadow) -> [u64; 7] {
    let Shadow {
        rect,
        radius,
        blur,
        color,
    } = shadow;
    let color = u32::from_be_bytes([color.red, color.green, color.blue, color.alpha]);
    let [x, y, width, height] = [rect.x, rect.y, rect.width, rect.height].map(f64::to_bits);
    let color = u64::from(color);
    [x, y, width, height, radius.to_bits(), blur.to_bits(), color]
}
