//! `GET /api/templates`: what a new board can start from.

use axum::Json;
use board::Label;
use serde::Serialize;

#[derive(Serialize)]
pub(super) struct Listed {
    id: &'static str,
    title: &'static Label,
    description: &'static Label,
    samples: Vec<ListedSample>,
}

#[derive(Serialize)]
struct ListedSample {
    id: &'static str,
    title: &'static Label,
}

pub(super) async fn list() -> Json<Vec<Listed>> {
    let templates = workshop::templates().iter().map(|template| Listed {
        id: &template.id,
        title: &template.title,
        description: &template.description,
        samples: template
            .samples
            .iter()
            .map(|sample| ListedSample {
                id: &sample.id,
                title: &sample.title,
            })
            .collect(),
    });
    Json(templates.collect())
}
