// Starts the app. scripts/tighten.mjs puts it into the page, where the relay allows it by its hash.
// Trunk tells it the names of the two files in the element that Trunk.toml describes.

const { script, wasm } = document.querySelector('meta[name="nonet-app"]').dataset;
try {
  const app = await import(script);
  await app.default({ module_or_path: wasm });
  document.getElementById('start').remove();
} catch (error) {
  document.getElementById('start-waiting').hidden = true;
  document.getElementById('start-failed').hidden = false;
  throw error;
}
