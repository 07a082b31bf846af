//! A connector: its line, what its ends look like, its label.

use board::{BoardPoint, BoardRect, BoardSize, Connector, Head};

use super::lines::{Setting, field, put};
use crate::connector::{CONNECTOR_WIDTH, ConnectorPath, EndPlace, connector_path};
use crate::display::path::{ellipse, polyline};
use crate::display::{
    Anchor, DisplayItem, PathShape, Primitive, RoundedBox, Stroke, TextRole, Weight,
};
use crate::segment::moved;
use crate::text::{Layout, TextStyle, lay_out};
use crate::{Color, Style};

/// How far the arms of an arrow reach back along the line and to the side, in board units.
const ARROW: (f64, f64) = (11.0, 6.0);
const DOT_RADIUS: f64 = 5.0;
const LABEL_SIZE: f64 = 14.0;
/// How wide a label may become.
const LABEL_WIDTH_MAX: f64 = 180.0;
/// The space around a label's letters, to the sides and up and down.
const LABEL_PADDING: (f64, f64) = (6.0, 2.0);

/// A label's lines, and the box behind them. An empty label has room for writing, but is not seen.
struct Label {
    layout: Layout,
    behind: BoardRect,
}

impl Label {
    fn of(connector: &Connector, path: &ConnectorPath) -> Self {
        let style = TextStyle {
            size: LABEL_SIZE,
            weight: Weight::Regular,
        };
        let layout = lay_out(&connector.text, style, LABEL_WIDTH_MAX);
        let longest = layout
            .lines
            .iter()
            .map(|line| line.width)
            .fold(0.0, f64::max);
        let (aside, above) = LABEL_PADDING;
        let (width, height) = (longest + 2.0 * aside, layout.height + 2.0 * above);
        let middle = path.middle();
        Self {
            behind: BoardRect::new(
                middle.x - width / 2.0,
                middle.y - height / 2.0,
                width,
                height,
            ),
            layout,
        }
    }
}

/// Where a connector with that way is painted, in the way's own space.
pub fn painted_rect(connector: &Connector, path: &ConnectorPath) -> BoardRect {
    // The heads' arms lie within the margin, whatever their direction.
    let line = path.bounds().grown(ARROW.1 + CONNECTOR_WIDTH);
    if connector.text.is_empty() {
        line
    } else {
        line.union(&Label::of(connector, path).behind)
    }
}

/// The way of a connector between two ends, and where it is painted.
pub fn laid(connector: &Connector, from: &EndPlace, to: &EndPlace) -> (ConnectorPath, BoardRect) {
    let path = connector_path(connector.route, from, to);
    let rect = painted_rect(connector, &path);
    (path, rect)
}

/// The label's box, in the way's own space; `None` if nothing is written in it.
pub fn label_box(connector: &Connector, path: &ConnectorPath) -> Option<BoardRect> {
    (!connector.text.is_empty()).then(|| Label::of(connector, path).behind)
}

/// The picture of a connector that is not on the board (yet), and where it is painted; its way is given in board space.
pub fn drawn(
    connector: &Connector,
    path: &ConnectorPath,
    style: Style,
) -> (BoardRect, DisplayItem) {
    let rect = painted_rect(connector, path);
    (rect, item(connector, path, &rect, style))
}

/// The picture of a connector whose way is given in board space, relative to `rect`, where it is painted.
pub fn item(
    connector: &Connector,
    path: &ConnectorPath,
    rect: &BoardRect,
    style: Style,
) -> DisplayItem {
    let palette = style.theme.palette();
    let ink = palette.ink(connector.ink);
    let to_item = BoardPoint::new(-rect.x, -rect.y);
    let mut primitives = vec![Primitive::Path(PathShape {
        steps: path
            .steps
            .iter()
            .map(|step| step.placed(to_item, 1.0))
            .collect(),
        fill: None,
        stroke: Some(Stroke {
            color: ink,
            width: CONNECTOR_WIDTH,
            dashed: connector.dashed,
        }),
    })];
    for (head, (tip, along)) in [
        (connector.head_from, path.start()),
        (connector.head_to, path.end()),
    ] {
        primitives.extend(head_shape(head, tip + to_item, along, ink).map(Primitive::Path));
    }
    let label = Label::of(connector, path);
    let behind = label.behind.moved(to_item);
    let setting = Setting {
        size: LABEL_SIZE,
        weight: Weight::Regular,
        color: ink,
        role: TextRole::Content,
        anchor: Anchor::Center,
    };
    // While it is typed in, the label has all the room that it may take.
    let middle = behind.center();
    let room = BoardRect::new(
        middle.x - LABEL_WIDTH_MAX / 2.0,
        middle.y - label.layout.height / 2.0,
        LABEL_WIDTH_MAX,
        label.layout.height,
    );
    let field = field(room, &label.layout, &setting);
    if !connector.text.is_empty() {
        primitives.push(Primitive::Box(RoundedBox {
            rect: behind,
            radius: 4.0,
            fill: Some(palette.surface),
            stroke: None,
        }));
        put(&mut primitives, label.layout, &room, &setting);
    }
    DisplayItem {
        size: BoardSize::new(rect.width, rect.height),
        primitives,
        block: ink,
        field: Some(field),
        badge: None,
    }
}

/// What stands at an end: `along` is the direction in which the line comes to the tip.
fn head_shape(head: Head, tip: BoardPoint, along: BoardPoint, ink: Color) -> Option<PathShape> {
    match head {
        Head::None => None,
        Head::Arrow => {
            let across = BoardPoint::new(-along.y, along.x);
            let back = moved(tip, along, -ARROW.0);
            let arms = [
                moved(back, across, ARROW.1),
                tip,
                moved(back, across, -ARROW.1),
            ];
            Some(PathShape {
                steps: polyline(&arms),
                fill: None,
                stroke: Some(Stroke {
                    color: ink,
                    width: CONNECTOR_WIDTH,
                    dashed: false,
                }),
            })
        }
        Head::Dot => {
            let side = 2.0 * DOT_RADIUS;
            let disc = BoardRect::new(tip.x - DOT_RADIUS, tip.y - DOT_RADIUS, side, side);
            Some(PathShape {
                steps: ellipse(&disc),
                fill: Some(ink),
                stroke: None,
            })
        }
    }
}
