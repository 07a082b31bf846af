//! `GET /api/boards/{id}/export/{format}`.

use crate::api_error::ApiError;

pub(super) async fn export() -> ApiError {
    ApiError::NotFound
}
