//! Every kind of element that somebody else brings is painted, by day and by night, and connectors follow a drag.

use std::sync::Arc;

use board::{
    Board, BoardPoint, BoardSize, ClientNumber, Connector, Drawing, Element, ElementId,
    ElementKind, End, Evidence, Form, Frame, Head, Ink, Note, NoteColor, PenPoint, Placement,
    Reaction, ReactionToken, Route, Shape, TextBlock, TextScale,
};
use collab::message::{Message, encode_message};
use futures_util::SinkExt as _;
use tests::input::{Button, Spot};
use tests::stage::{Stage, artifacts_folder};
use tokio_tungstenite::connect_async;
use tokio_tungstenite::tungstenite::Message as Frames;
use tokio_tungstenite::tungstenite::client::IntoClientRequest as _;

use crate::board::AtBoard;

/// The elements, as one update.
fn every_kind() -> Vec<u8> {
    let shape = |form, fill, text: &str| {
        ElementKind::Shape(Shape {
            form,
            fill,
            ink: Ink::Blue,
            text: text.to_owned(),
            ..Shape::default()
        })
    };
    let on = |name: &str| End::attached(ElementId::new(name), End::MIDDLE);
    let note = Note {
        text: "手間が問題".to_owned(),
        author: "はな".to_owned(),
        evidence: Some(Evidence::Fact),
        tags: vec!["価格".to_owned()],
        reactions: vec![Reaction {
            token: ReactionToken::Heart,
            who: "a".to_owned(),
        }],
        ..Note::default()
    };
    let line = Connector {
        from: on("box"),
        to: on("ellipse"),
        route: Route::Straight,
        head_to: Head::Arrow,
        ink: Ink::Red,
        text: String::new(),
        ..Connector::default()
    };
    let text = TextBlock {
        text: "大きな文字".to_owned(),
        scale: TextScale::Huge,
        ink: Ink::Violet,
        ..TextBlock::default()
    };
    let points = (0..=20).map(|step| {
        let share = f64::from(step) / 20.0;
        PenPoint::new(share * 200.0, 40.0 + 40.0 * (share * 9.0).sin(), share)
    });
    let drawing = Drawing {
        points: points.collect(),
        ink: Ink::Green,
        width: 12.0,
    };
    let frame = Frame {
        text: "第1週".to_owned(),
        tint: Some(NoteColor::Pink),
    };
    let teal = Some(NoteColor::Teal);
    let all = [
        (
            "frame",
            (0.0, 0.0),
            (900.0, 560.0),
            ElementKind::Frame(frame),
        ),
        (
            "box",
            (40.0, 80.0),
            (160.0, 100.0),
            shape(Form::Rounded, teal, "受付"),
        ),
        (
            "ellipse",
            (440.0, 80.0),
            (160.0, 100.0),
            shape(Form::Ellipse, None, "利用者"),
        ),
        (
            "diamond",
            (680.0, 60.0),
            (180.0, 140.0),
            shape(Form::Diamond, teal, "在庫は?"),
        ),
        (
            "line",
            (200.0, 130.0),
            (240.0, 1.0),
            ElementKind::Connector(line),
        ),
        (
            "note",
            (40.0, 260.0),
            (200.0, 200.0),
            ElementKind::Note(note),
        ),
        (
            "text",
            (300.0, 260.0),
            (10.0, 10.0),
            ElementKind::Text(text),
        ),
        (
            "drawing",
            (300.0, 400.0),
            (200.0, 80.0),
            ElementKind::Drawing(drawing),
        ),
    ];
    let mut board = Board::new(ClientNumber::new(77));
    board.edit(|edit| {
        for (name, (x, y), (width, height), kind) in all {
            let placement = Placement::free(BoardPoint::new(x, y));
            let size = BoardSize::new(width, height);
            let element = Element::new(ElementId::new(name), placement, size, kind);
            edit.create(element).unwrap();
        }
    });
    board.drain_updates().pop().unwrap()
}

/// The colour of a layer's pixel at a place on the page, as `[red, green, blue, alpha]`.
fn pixel(layer: &str, at: Spot) -> String {
    format!(
        "(() => {{
            const canvas = document.querySelector('.{layer}');
            const box = canvas.getBoundingClientRect();
            const ratio = canvas.width / box.width;
            const [x, y] = [({} - box.left) * ratio, ({} - box.top) * ratio];
            return [...canvas.getContext('2d').getImageData(Math.round(x), Math.round(y), 1, 1).data];
        }})()",
        at.x, at.y
    )
}

pub async fn what_others_bring_is_painted_whatever_it_is(stage: Arc<Stage>) {
    let relay = stage.relay().await;
    let board = relay.new_board("すべての種類", None, "ja").await;
    let port = relay.port();
    drop(relay);
    let hana = AtBoard::enter(&stage, "花", &board, &board.participant).await;
    let person = &hana.person;
    let mut request = format!("ws://127.0.0.1:{port}/sync/{}", board.id)
        .into_client_request()
        .unwrap();
    let protocols = format!("nonet.v1, nonet.key.{}", board.facilitator);
    let header = protocols.parse().unwrap();
    request
        .headers_mut()
        .insert("Sec-WebSocket-Protocol", header);
    let (mut socket, _) = connect_async(request).await.unwrap();
    let bytes = encode_message(&Message::Update(every_kind()));
    socket.send(Frames::Binary(bytes.into())).await.unwrap();
    person.wait_for("bench.count() === 1").await;

    person.eval("bench.zoomTo(1, 450, 280)").await;
    hana.settles().await;
    let camera = person.eval("bench.camera()").await;
    let number = |key: &str| camera[key].as_f64().unwrap();
    let (left, top, zoom) = (number("x"), number("y"), number("z"));
    let spot = |x: f64, y: f64| Spot::new((x - left) * zoom, (y - top) * zoom);
    let color = async |layer: &str, x: f64, y: f64| {
        let found = person.eval(&pixel(layer, spot(x, y))).await;
        let channel = |index: usize| found[index].as_u64().unwrap() as u8;
        [channel(0), channel(1), channel(2), channel(3)]
    };
    for (theme, dark) in [(scene::Theme::Light, "light"), (scene::Theme::Dark, "dark")] {
        person.prefers(&[("prefers-color-scheme", dark)]).await;
        hana.settles().await;
        let palette = theme.palette();
        let solid = |color: scene::Color| [color.red, color.green, color.blue, 255];
        let teal = solid(palette.note(NoteColor::Teal));
        assert_eq!(
            color("board-base", 60.0, 100.0).await,
            teal,
            "the box, {dark}"
        );
        assert_eq!(
            color("board-base", 770.0, 80.0).await,
            teal,
            "the diamond, {dark}"
        );
        assert_ne!(
            color("board-base", 690.0, 70.0).await,
            teal,
            "its corner, {dark}"
        );
        let red = solid(palette.ink(Ink::Red));
        assert_eq!(
            color("board-base", 320.0, 130.0).await,
            red,
            "the line, {dark}"
        );
        let picture = artifacts_folder().join(format!("shots/every-kind-{dark}.png"));
        person.photograph(&picture).await;
    }

    // While the box is led down, the line goes with it on the upper layer, and is gone from the lower one.
    let page = person.page();
    let (from, to) = (spot(60.0, 100.0), spot(60.0, 300.0));
    page.press(from, Button::Left, 1, &[]).await.unwrap();
    page.drag_on(from, to, Button::Left, &[]).await.unwrap();
    hana.settles().await;
    let picture = artifacts_folder().join("shots/every-kind-dragged.png");
    person.photograph(&picture).await;
    let red = scene::Theme::Dark.palette().ink(Ink::Red);
    assert_ne!(
        color("board-base", 320.0, 130.0).await[..3],
        [red.red, red.green, red.blue]
    );
    page.release(to, Button::Left, 1, &[]).await.unwrap();
    hana.relay_has("the box where it was dropped", |truth| {
        let element = truth
            .elements()
            .iter()
            .find(|one| one.id.as_str() == "box")?;
        (element.placement.offset.y > 200.0).then_some(())
    })
    .await;
}
