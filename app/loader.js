// Starts the app. scripts/tighten.mjs puts it into the page, where the relay allows it by its hash.
// Trunk tells it the names of the two files in the element that Trunk.toml describes; app/begin.js has begun with one.

try {
  const app = await import(document.querySelector('meta[name="nonet-app"]').dataset.script);
  await app.default(nonetProgram);
  document.getElementById('start').remove();
} catch (error) {
  document.getElementById('start-waiting').hidden = true;
  document.getElementById('start-failed').hidden = false;
  throw error;
}
