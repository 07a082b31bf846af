use super::*;

fn every_kind() -> Vec<Message> {
    vec![
        Message::SyncStep1(vec![0]),
        Message::SyncStep2(vec![0, 0]),
        Message::Update(vec![1, 2, 3]),
        Message::Awareness(vec![
            AwarenessEntry {
                client: (1 << 53) - 1,
                clock: 7,
                state: r#"{"user":{"name":"はな"}}"#.into(),
            },
            AwarenessEntry {
                client: 3,
                clock: u32::MAX,
                state: "null".into(),
            },
        ]),
        Message::PermissionDenied("読むだけ".into()),
        Message::QueryAwareness,
        Message::Hello(Hello {
            protocol: 1,
            incarnation: Incarnation([9; 16]),
            role: Role::Facilitator,
            connection: 300,
            head: u64::MAX,
        }),
        Message::Ack { count: 5, head: 6 },
        Message::Nack {
            count: 2,
            code: RefusalCode::ReadOnly,
            reason: "view only".into(),
        },
        Message::Nack {
            count: 2,
            code: RefusalCode::Other(99),
            reason: String::new(),
        },
        Message::Status {
            state: RelayState::CannotSave,
            reason: "the disk is full".into(),
        },
    ]
}

#[test]
fn m1_every_message_comes_back_as_it_was_written() {
    for message in every_kind() {
        assert_eq!(
            decode_frame(&encode_message(&message)).unwrap(),
            std::slice::from_ref(&message)
        );
    }
    let all = every_kind();
    assert_eq!(decode_frame(&encode_frame(&all)).unwrap(), all);
}

/// Bytes as the npm packages y-protocols 1.0 and lib0 write them.
#[test]
fn m2_the_standard_messages_have_the_bytes_that_stock_clients_write() {
    let cases: [(&[u8], Message); 5] = [
        (&[0, 0, 1, 0], Message::SyncStep1(vec![0])),
        (&[0, 1, 2, 0, 0], Message::SyncStep2(vec![0, 0])),
        (&[0, 2, 2, 0, 0], Message::Update(vec![0, 0])),
        (&[1, 1, 0], Message::Awareness(vec![])),
        (
            &[1, 9, 1, 0xac, 0x02, 1, 4, b'n', b'u', b'l', b'l'],
            Message::Awareness(vec![AwarenessEntry {
                client: 300,
                clock: 1,
                state: "null".into(),
            }]),
        ),
    ];
    for (bytes, message) in cases {
        assert_eq!(encode_message(&message), bytes);
        assert_eq!(decode_frame(bytes).unwrap(), [message]);
    }
}

#[test]
fn m3_a_frame_cut_at_any_byte_is_an_error() {
    for message in every_kind() {
        let bytes = encode_message(&message);
        for end in 0..bytes.len() {
            assert!(decode_frame(&bytes[..end]).is_err(), "{message:?} at {end}");
        }
    }
}

#[test]
fn m4_an_unusual_spelling_of_a_number_means_the_same_message() {
    assert_eq!(
        decode_frame(&[0x80, 0x00, 0x82, 0x80, 0x00, 2, 0, 0]).unwrap(),
        [Message::Update(vec![0, 0])]
    );
}

#[test]
fn m5_limits_are_checked_before_anything_is_allocated() {
    // 2^60 bytes are announced, none are there.
    let huge = [0, 2, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x10];
    assert!(matches!(
        decode_frame(&huge),
        Err(DecodeError::TooLong { .. })
    ));
    assert_eq!(
        decode_frame(&[0, 2, 0x80, 0x80, 0x04]),
        Err(DecodeError::Truncated)
    );
    assert!(matches!(
        decode_frame(&[1, 3, 0xff, 0xff, 0x7f]),
        Err(DecodeError::TooMany { .. })
    ));
    assert_eq!(decode_frame(&[0xff; 10]), Err(DecodeError::NumberTooLarge));
    assert_eq!(decode_frame(&[104]), Err(DecodeError::UnknownType(104)));
    assert_eq!(decode_frame(&[]), Err(DecodeError::Empty));
    assert!(decode_frame(&[3; FRAME_MESSAGES_MAX]).is_ok());
    assert!(decode_frame(&[3; FRAME_MESSAGES_MAX + 1]).is_err());
    let state = "x".repeat(PRESENCE_BYTES_MAX + 1);
    let entry = AwarenessEntry {
        client: 1,
        clock: 1,
        state,
    };
    assert!(decode_frame(&encode_message(&Message::Awareness(vec![entry]))).is_err());
}

#[test]
fn m6_a_long_reason_is_cut_between_characters() {
    let reason = "理".repeat(REASON_BYTES_MAX);
    let bytes = encode_message(&Message::PermissionDenied(reason));
    match decode_frame(&bytes).unwrap().pop() {
        Some(Message::PermissionDenied(kept)) => {
            assert!(kept.len() <= REASON_BYTES_MAX && kept.len() > REASON_BYTES_MAX - 3);
        }
        other => panic!("{other:?}"),
    }
}

proptest::proptest! {
    #[test]
    fn m7_any_bytes_give_messages_or_an_error(bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..200)) {
        if let Ok(messages) = decode_frame(&bytes) {
            proptest::prop_assert_eq!(decode_frame(&encode_frame(&messages)).unwrap(), messages);
        }
    }
}
