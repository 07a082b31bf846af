// Joins a board with stock Yjs, prints what is on it, and adds a note to a cell.
//
//   npm install yjs y-websocket ws
//   node join.mjs 'http://127.0.0.1:8787/b/BOARD#k=KEY' [CELL] [TEXT]
//
// CELL is a cell's key, `cs` for example (printed below); without it nothing is written.

import WebSocket from "ws";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";

const [link, cellKey, text = "スクリプトから"] = process.argv.slice(2);
const { protocol, host, pathname, hash } = new URL(link);
const server = `${protocol === "https:" ? "wss" : "ws"}://${host}/sync`;
const board = pathname.split("/").pop();
const key = new URLSearchParams(hash.slice(1)).get("k");

function join(doc) {
  return new WebsocketProvider(server, board, doc, {
    params: { k: key },
    WebSocketPolyfill: WebSocket,
    disableBc: true,
  });
}

const doc = new Y.Doc();
const provider = join(doc);
// The relay says why in the close code; for these there is no next time.
provider.on("connection-close", (event) => {
  if ([4401, 4403, 4404].includes(event?.code)) {
    console.error(`refused: ${event.code} ${event.reason}`);
    process.exit(1);
  }
});
await new Promise((resolve) => provider.once("sync", resolve));

const elements = doc.getMap("elements");
const all = () => [...elements].map(([id, fields]) => ({ id, ...fields.toJSON() }));

console.info(`# ${doc.getMap("board").get("title") || "(untitled)"}`);
const cells = all().filter((one) => one.kind === "cell").sort((a, b) => a.tab - b.tab);
for (const cell of cells) {
  console.info(`## ${cell.key}: ${cell.label.ja} / ${cell.label.en}`);
  // Which cell a note is in is its owner, in `at`, never where it lies.
  const notes = all().filter((one) => one.kind === "note" && one.at[0] === cell.id);
  for (const note of notes) console.info(`- ${note.text}`);
}

if (cellKey) {
  const cell = cells.find((one) => one.key === cellKey);
  if (!cell) {
    console.error(`there is no cell ${cellKey}`);
    process.exit(1);
  }
  const id = crypto.randomUUID();
  doc.transact(() => {
    const note = new Y.Map();
    note.set("kind", "note");
    note.set("at", [cell.id, 16, 48]);
    note.set("size", [140, 100]);
    note.set("order", "a5");
    note.set("color", "yellow");
    note.set("author", "join.mjs");
    note.set("text", new Y.Text(text));
    elements.set(id, note);
  });
  // The stock protocol has no acknowledgement. But what the relay shows to somebody else is on its disk.
  const other = new Y.Doc();
  const witness = join(other);
  await new Promise((resolve) => {
    other.on("update", () => other.getMap("elements").has(id) && resolve());
  });
  witness.destroy();
  other.destroy();
  console.info(`added to ${cellKey}: ${text}`);
}
provider.destroy();
// Its presence, too, has a timer that would keep the program running.
doc.destroy();
