//! One page: the few commands of the protocol that people need, typed.

use std::path::Path;

use base64::Engine as _;
use serde_json::{Value, json};

use crate::cdp::{Cdp, CdpError, Event, SessionId};
use crate::console::ConsoleLog;
use crate::waiting::PATIENCE;

/// A width and a height in CSS pixels.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Viewport {
    /// Width in CSS pixels.
    pub width: u32,
    /// Height in CSS pixels.
    pub height: u32,
    /// Device pixels per CSS pixel.
    pub scale: u32,
    /// Whether it is a phone: touch, and the meta viewport counts.
    pub phone: bool,
}

impl Viewport {
    /// An office computer's window.
    pub const DESKTOP: Self = Self {
        width: 1440,
        height: 900,
        scale: 1,
        phone: false,
    };
    /// Another window at a desk.
    pub const fn desk(width: u32, height: u32) -> Self {
        Self {
            width,
            height,
            scale: 1,
            phone: false,
        }
    }

    /// A phone held upright.
    pub const PHONE: Self = Self {
        width: 390,
        height: 844,
        scale: 2,
        phone: true,
    };
}

/// What became of leaving a page.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Left {
    /// The new document is there.
    Gone,
    /// The page asked whether to leave, since something would be lost; it was stayed.
    AskedToStay,
}

/// A page and its channel.
#[derive(Clone)]
pub struct Page {
    cdp: Cdp,
    session: SessionId,
    context: String,
    console: ConsoleLog,
}

impl Page {
    pub(crate) fn new(cdp: Cdp, session: String, context: String) -> Self {
        let session = Some(session);
        let console = ConsoleLog::listen(&cdp, &session);
        Self {
            cdp,
            session,
            context,
            console,
        }
    }

    /// What the page wrote on its console.
    pub fn console(&self) -> &ConsoleLog {
        &self.console
    }

    /// The profile that the page belongs to.
    pub fn context(&self) -> &str {
        &self.context
    }

    /// Gives a command to this page.
    ///
    /// # Errors
    /// When Chromium refuses it.
    pub async fn call(&self, method: &str, params: Value) -> Result<Value, CdpError> {
        self.cdp.call(&self.session, method, params).await
    }

    /// Gives a command to this page without waiting for its answer, see [`Cdp::post`].
    pub fn post(&self, method: &str, params: Value) {
        self.cdp.post(&self.session, method, params);
    }

    /// Everything that this page tells from now on.
    pub fn events(&self) -> tokio::sync::mpsc::UnboundedReceiver<Event> {
        self.cdp.events(&self.session)
    }

    pub(crate) async fn prepare(&self) -> Result<(), CdpError> {
        for domain in ["Page", "Runtime", "Log", "Inspector"] {
            self.call(&format!("{domain}.enable"), json!({})).await?;
        }
        // Everybody's page believes that it is in front.
        self.call(
            "Emulation.setFocusEmulationEnabled",
            json!({ "enabled": true }),
        )
        .await?;
        self.set_viewport(Viewport::DESKTOP).await
    }

    /// Goes to an address; returns when the new document is the current one.
    ///
    /// # Errors
    /// When nothing answers at that address.
    pub async fn navigate(&self, url: &str) -> Result<(), CdpError> {
        let answer = self.call("Page.navigate", json!({ "url": url })).await?;
        match answer["errorText"].as_str() {
            Some(error) => Err(CdpError {
                method: format!("Page.navigate {url}"),
                message: error.to_owned(),
            }),
            None => Ok(()),
        }
    }

    /// Loads the page again; says "stay" where the page asks whether to leave it.
    ///
    /// # Errors
    /// When Chromium refuses, or neither loads nor asks.
    pub async fn reload(&self) -> Result<Left, CdpError> {
        let mut events = self.events();
        self.call("Page.reload", json!({})).await?;
        let heard = async {
            while let Some(event) = events.recv().await {
                match event.method.as_str() {
                    "Page.frameNavigated" if event.params["frame"]["parentId"].is_null() => {
                        return Some(Left::Gone);
                    }
                    "Page.javascriptDialogOpening" => return Some(Left::AskedToStay),
                    _ => {}
                }
            }
            None
        };
        let left = tokio::time::timeout(PATIENCE, heard).await.ok().flatten();
        let left = left.ok_or_else(|| CdpError {
            method: "Page.reload".to_owned(),
            message: "the page neither went nor asked to stay".to_owned(),
        })?;
        if left == Left::AskedToStay {
            let stay = json!({ "accept": false });
            self.call("Page.handleJavaScriptDialog", stay).await?;
        }
        Ok(left)
    }

    /// The value of an expression; a promise is awaited.
    ///
    /// # Errors
    /// When it throws, or the page went away meanwhile.
    pub async fn eval(&self, expression: &str) -> Result<Value, CdpError> {
        let mut answer = self
            .call(
                "Runtime.evaluate",
                json!({
                    "expression": expression,
                    "awaitPromise": true,
                    "returnByValue": true,
                    "userGesture": true,
                }),
            )
            .await?;
        if let Some(exception) = answer.get("exceptionDetails") {
            let text = exception["exception"]["description"]
                .as_str()
                .or(exception["text"].as_str())
                .unwrap_or("it threw");
            return Err(CdpError {
                method: format!("eval {expression}"),
                message: text.to_owned(),
            });
        }
        Ok(answer["result"]["value"].take())
    }

    /// A picture of what is visible, as PNG.
    ///
    /// # Errors
    /// When Chromium cannot take it.
    pub async fn screenshot(&self) -> Result<Vec<u8>, CdpError> {
        let answer = self
            .call("Page.captureScreenshot", json!({ "format": "png" }))
            .await?;
        base64::engine::general_purpose::STANDARD
            .decode(answer["data"].as_str().unwrap_or_default())
            .map_err(|error| CdpError {
                method: "Page.captureScreenshot".to_owned(),
                message: error.to_string(),
            })
    }

    /// The size of the window.
    ///
    /// # Errors
    /// When Chromium refuses.
    pub async fn set_viewport(&self, viewport: Viewport) -> Result<(), CdpError> {
        self.call(
            "Emulation.setDeviceMetricsOverride",
            json!({
                "width": viewport.width,
                "height": viewport.height,
                "deviceScaleFactor": viewport.scale,
                "mobile": viewport.phone,
            }),
        )
        .await?;
        self.call(
            "Emulation.setTouchEmulationEnabled",
            json!({ "enabled": viewport.phone, "maxTouchPoints": 5 }),
        )
        .await
        .map(drop)
    }

    /// A preference of the user's system: `("prefers-color-scheme", "dark")`.
    ///
    /// # Errors
    /// When Chromium refuses.
    pub async fn set_media(&self, features: &[(&str, &str)]) -> Result<(), CdpError> {
        let features: Vec<Value> = features
            .iter()
            .map(|(name, value)| json!({ "name": name, "value": value }))
            .collect();
        self.call(
            "Emulation.setEmulatedMedia",
            json!({ "features": features }),
        )
        .await
        .map(drop)
    }

    /// The language that the browser asks for.
    ///
    /// # Errors
    /// When Chromium refuses.
    pub async fn set_language(&self, user_agent: &str, language: &str) -> Result<(), CdpError> {
        self.call(
            "Emulation.setUserAgentOverride",
            json!({ "userAgent": user_agent, "acceptLanguage": language }),
        )
        .await
        .map(drop)
    }

    /// Lets downloads of this profile fall into `folder`.
    ///
    /// # Errors
    /// When Chromium refuses.
    pub async fn download_into(&self, folder: &Path) -> Result<(), CdpError> {
        self.cdp
            .call(
                &None,
                "Browser.setDownloadBehavior",
                json!({
                    "behavior": "allow",
                    "browserContextId": self.context,
                    "downloadPath": folder.display().to_string(),
                }),
            )
            .await
            .map(drop)
    }

    /// Allows the profile what a page asks for (`clipboardReadWrite` for example).
    ///
    /// # Errors
    /// When Chromium refuses.
    pub async fn grant(&self, permissions: &[&str]) -> Result<(), CdpError> {
        self.cdp
            .call(
                &None,
                "Browser.grantPermissions",
                json!({ "permissions": permissions, "browserContextId": self.context }),
            )
            .await
            .map(drop)
    }

    /// Closes the profile with all its pages.
    ///
    /// # Errors
    /// When Chromium refuses.
    pub async fn close(&self) -> Result<(), CdpError> {
        self.cdp
            .call(
                &None,
                "Target.disposeBrowserContext",
                json!({ "browserContextId": self.context }),
            )
            .await
            .map(drop)
    }
}
