//! One Chromium for a whole suite; every person in it has a profile of their own.

use std::io;

use serde_json::{Value, json};

use crate::cdp::{Cdp, CdpError};
use crate::chromium::Chromium;
use crate::page::Page;

/// The browser that a suite shares.
pub struct Browser {
    cdp: Cdp,
    process: Chromium,
    user_agent: String,
}

impl Browser {
    /// Starts Chromium.
    ///
    /// # Errors
    /// When there is none, or it does not speak.
    pub async fn start() -> io::Result<Self> {
        let (process, address) = Chromium::start().await?;
        let cdp = Cdp::connect(&address).await.map_err(io::Error::other)?;
        let version = cdp
            .call(&None, "Browser.getVersion", json!({}))
            .await
            .map_err(io::Error::other)?;
        let user_agent = version["userAgent"].as_str().unwrap_or_default().to_owned();
        Ok(Self {
            cdp,
            process,
            user_agent,
        })
    }

    /// The line to Chromium.
    pub fn cdp(&self) -> &Cdp {
        &self.cdp
    }

    /// What this Chromium calls itself.
    pub fn user_agent(&self) -> &str {
        &self.user_agent
    }

    /// A new profile (own storage, cookies, cache) with one empty page.
    ///
    /// # Errors
    /// When Chromium refuses.
    pub async fn new_profile(&self) -> Result<Page, CdpError> {
        let context = self
            .cdp
            .call(&None, "Target.createBrowserContext", json!({}))
            .await?;
        let context = text(&context, "browserContextId");
        self.new_page(&context).await
    }

    /// One more empty page in a profile.
    ///
    /// # Errors
    /// When Chromium refuses.
    pub async fn new_page(&self, context: &str) -> Result<Page, CdpError> {
        let target = self
            .cdp
            .call(
                &None,
                "Target.createTarget",
                json!({ "url": "about:blank", "browserContextId": context, "newWindow": true }),
            )
            .await?;
        let target = text(&target, "targetId");
        let session = self
            .cdp
            .call(
                &None,
                "Target.attachToTarget",
                json!({ "targetId": target, "flatten": true }),
            )
            .await?;
        let page = Page::new(
            self.cdp.clone(),
            text(&session, "sessionId"),
            context.to_owned(),
        );
        page.prepare().await?;
        Ok(page)
    }

    /// Closes the browser and waits until its process is gone.
    pub async fn close(self) {
        // It may be gone before it can answer.
        let _ = self.cdp.call(&None, "Browser.close", json!({})).await;
        self.process.wait_for_end().await;
    }
}

fn text(value: &Value, key: &str) -> String {
    value[key].as_str().unwrap_or_default().to_owned()
}
