//! Finding things as a screen reader does: by role and name, in the browser's own accessibility tree.

use serde_json::{Value, json};

use crate::cdp::CdpError;
use crate::input::Spot;
use crate::page::Page;

/// Something on the screen that assistive technology knows.
#[derive(Clone, Debug)]
pub struct Thing {
    /// Its computed role.
    pub role: String,
    /// Its computed name.
    pub name: String,
    /// Its computed value: the text of a field.
    pub value: String,
    /// Whether it says that it is disabled.
    pub disabled: bool,
    node: u64,
}

impl Page {
    /// Everything of this role that is not hidden, in document order.
    ///
    /// # Errors
    /// When the page goes away meanwhile.
    pub async fn things(&self, role: &str) -> Result<Vec<Thing>, CdpError> {
        let document = self
            .call(
                "Runtime.evaluate",
                json!({ "expression": "document.documentElement" }),
            )
            .await?;
        let found = self
            .call(
                "Accessibility.queryAXTree",
                json!({ "objectId": document["result"]["objectId"], "role": role }),
            )
            .await?;
        let nodes = found["nodes"].as_array().cloned().unwrap_or_default();
        Ok(nodes
            .iter()
            .filter(|node| node["ignored"] != json!(true))
            .filter_map(thing)
            .collect())
    }

    /// The middle of a thing, scrolled into view.
    ///
    /// # Errors
    /// When it has no box on the screen, or is covered there by something else.
    pub async fn middle_of(&self, thing: &Thing) -> Result<Spot, CdpError> {
        let node = json!({ "backendNodeId": thing.node });
        self.call("DOM.scrollIntoViewIfNeeded", node.clone())
            .await?;
        let boxes = self.call("DOM.getContentQuads", node.clone()).await?;
        let quad: Vec<f64> = boxes["quads"][0]
            .as_array()
            .map(|corners| corners.iter().filter_map(Value::as_f64).collect())
            .unwrap_or_default();
        let [left, top, _, _, right, bottom, ..] = quad[..] else {
            return Err(CdpError {
                method: "DOM.getContentQuads".to_owned(),
                message: format!("{} has no box", thing.name),
            });
        };
        let middle = Spot::new((left + right) / 2.0, (top + bottom) / 2.0);
        self.is_in_front(thing, middle).await?;
        Ok(middle)
    }

    async fn is_in_front(&self, thing: &Thing, at: Spot) -> Result<(), CdpError> {
        let element = self
            .call("DOM.resolveNode", json!({ "backendNodeId": thing.node }))
            .await?;
        let hit = self
            .call(
                "Runtime.callFunctionOn",
                json!({
                    "objectId": element["object"]["objectId"],
                    "functionDeclaration": "function (x, y) {
                        const front = document.elementFromPoint(x, y);
                        const me = this.nodeType === 1 ? this : this.parentElement;
                        const label = me.labels?.[0];
                        if (front && (me.contains(front) || front.contains(me)
                            || label?.contains(front))) return '';
                        return front ? front.outerHTML.slice(0, 200) : 'nothing';
                    }",
                    "arguments": [{ "value": at.x }, { "value": at.y }],
                    "returnByValue": true,
                }),
            )
            .await?;
        match hit["result"]["value"].as_str() {
            Some("") => Ok(()),
            cover => Err(CdpError {
                method: "click".to_owned(),
                message: format!("{:?} is covered by {cover:?}", thing.name),
            }),
        }
    }
}

fn thing(node: &Value) -> Option<Thing> {
    let text = |key: &str| node[key]["value"].as_str().unwrap_or_default().to_owned();
    let properties = node["properties"].as_array();
    let disabled = properties.is_some_and(|properties| {
        properties
            .iter()
            .any(|property| property["name"] == "disabled" && property["value"]["value"] == true)
    });
    Some(Thing {
        role: text("role"),
        name: text("name"),
        value: text("value"),
        disabled,
        node: node["backendDOMNodeId"].as_u64()?,
    })
}
