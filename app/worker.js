// Opens the app without a net. The build fills in what stands between the marks (scripts/worker.mjs): the files of this
// version, and a name for each of the two stores.
//
// Pages come from the net where there is one, so that a new version shows at the next load; else from what is kept. Files
// whose names say what is in them come from what is kept. Of the relay's answers only the templates are kept: never a
// board, never what a key opens.

const FILES = /* files */ [];
const APP = "/* app */";
const FONTS = "/* fonts */";
const TEMPLATES = "nonet-templates";
const LISTS = ["/api/templates", "/api/packs"];

// So long the net may take to give a page that is kept, milliseconds.
const PATIENCE = 4000;
const TEMPLATES_MAX = 200;

addEventListener("install", (event) => event.waitUntil(keepApp()));
addEventListener("activate", (event) => event.waitUntil(dropOthers()));

// A tab that runs an older version keeps its files until it is gone, or until somebody there asks for the new one.
// A page that was there before the worker names the slices of the font that it has loaded.
addEventListener("message", (event) => {
  if (event.data === "take-over") skipWaiting();
  if (Array.isArray(event.data)) event.waitUntil(Promise.allSettled(event.data.map(keepSlice)));
});

async function keepSlice(address) {
  const { origin, pathname } = new URL(address);
  if (origin === location.origin && isSlice(pathname)) await kept(FONTS, new Request(address));
}

function isSlice(pathname) {
  return pathname.startsWith("/fonts/") && pathname.endsWith(".woff2");
}

addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin) return;
  if (request.mode === "navigate") {
    if (pathname === "/" || pathname === "/index.html" || pathname.startsWith("/b/")) event.respondWith(page(request));
  } else if (FILES.includes(pathname)) {
    event.respondWith(kept(APP, request));
  } else if (isSlice(pathname)) {
    event.respondWith(kept(FONTS, request));
  } else if (LISTS.includes(pathname) || pathname.startsWith("/api/templates/")) {
    event.respondWith(newest(request));
  }
});

async function keepApp() {
  const cache = await caches.open(APP);
  await cache.addAll(["/", ...FILES]);
  // What there is to start from; without it the app opens all the same.
  await Promise.allSettled(LISTS.map((list) => newest(new Request(list))));
}

async function dropOthers() {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith("nonet-") && ![APP, FONTS, TEMPLATES].includes(name));
  await Promise.all(old.map((name) => caches.delete(name)));
}

async function page(request) {
  const cache = await caches.open(APP);
  const here = await cache.match("/");
  if (!here) return fetch(request);
  const given = fetch(request, { signal: AbortSignal.timeout(PATIENCE) });
  // A proxy whose relay is gone answers, too.
  return given.then((answer) => (answer.status >= 500 ? here : answer), () => here);
}

async function kept(name, request) {
  const cache = await caches.open(name);
  const here = await cache.match(request);
  if (here) return here;
  const answer = await fetch(request);
  if (answer.ok) await cache.put(request, answer.clone());
  return answer;
}

async function newest(request) {
  const cache = await caches.open(TEMPLATES);
  try {
    const answer = await fetch(request);
    if (answer.ok) {
      await cache.put(request, answer.clone());
      const all = await cache.keys();
      await Promise.all(all.slice(0, Math.max(0, all.length - TEMPLATES_MAX)).map((old) => cache.delete(old)));
    }
    return answer.status >= 500 ? ((await cache.match(request)) ?? answer) : answer;
  } catch (error) {
    const here = await cache.match(request);
    if (here) return here;
    throw error;
  }
}
