// What is seldom needed (scripts/wasm-divide.mjs). It comes with the first of the parts. Who needs some of it earlier
// waits for it, and the page with it, which is why nothing may that a first load does (tests/e2e/weight.rs).

let hasSeldom = false;
let coming;

function takeSeldom(module) {
  if (!hasSeldom) new WebAssembly.Instance(module, { FROM: initSync() });
  hasSeldom = true;
}

// Asked for again and again: without it the page might stop when it is needed.
function seldom() {
  return (coming ??= WebAssembly.compileStreaming(fetch(FILE)).then(takeSeldom, (error) => {
    coming = undefined;
    setTimeout(() => seldom().catch(() => {}), PAUSE);
    throw error;
  }));
}

// A page that asks for no part, as one that says what is wrong with a link, gets it a little later.
addEventListener("load", () => setTimeout(() => seldom().catch(() => {}), PAUSE / 3));

function seldomNow() {
  if (hasSeldom) return;
  const request = new XMLHttpRequest();
  request.open("GET", FILE, false);
  // No other way gives bytes at once: each is the lower half of a letter.
  request.overrideMimeType("text/plain; charset=x-user-defined");
  try {
    request.send();
  } catch {
    // Its status says it, too.
  }
  // Told as every other trap is.
  if (request.status !== 200) throw new WebAssembly.RuntimeError(FILE);
  takeSeldom(new WebAssembly.Module(Uint8Array.from(request.response, (letter) => letter.charCodeAt())));
}

// Stands in for each function that is missed, in the order in which the program asks for them.
let asked = 0;
export const standIns = {
  get ""() {
    const place = BASE + asked++;
    return (...given) => {
      seldomNow();
      return initSync().__indirect_function_table.get(place)(...given);
    };
  },
};
