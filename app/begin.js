// Runs before the page is read to its end, and before its style has come: the program is fetched and taken in by then, and
// the browser has its storage at hand. scripts/tighten.mjs puts it into the page, like app/loader.js.

const { wasm } = document.querySelector('meta[name="nonet-app"]').dataset;
globalThis.nonetProgram = WebAssembly.compileStreaming(fetch(wasm));
// Told by the loader, which waits for it.
globalThis.nonetProgram.catch(() => {});
try {
  // What it says is of no use; that it was asked lets the browser open what it keeps its databases in.
  indexedDB.databases?.().catch(() => {});
} catch {
  // Storage is forbidden here, which the app says by itself.
}
