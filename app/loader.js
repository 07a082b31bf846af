// Starts the app. A file of its own, as the relay's policy allows no inline script;
// Trunk tells it the names of the two files in the element that Trunk.toml describes.

const { script, wasm } = document.querySelector('meta[name="nonet-app"]').dataset;
const app = await import(script);
await app.default({ module_or_path: wasm });
