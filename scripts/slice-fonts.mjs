// Lays out the web font: copies the slices of the weights that Nonet uses, and writes one fonts.css
// that names them by relative addresses.
//
//   node slice-fonts.mjs PACKAGE-FOLDER OUTPUT-FOLDER

import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";

const [packageFolder, outputFolder] = process.argv.slice(2);
const weights = [400, 700];

let css = "/* Noto Sans JP, SIL Open Font License 1.1 (OFL.txt). A browser loads only the slices whose characters it meets. */\n";
for (const weight of weights) {
  const source = readFileSync(join(packageFolder, `${weight}.css`), "utf8");
  const faces = [...source.matchAll(/@font-face\s*{([^}]*)}/g)];
  if (faces.length < 100) throw new Error(`${weight}.css has only ${faces.length} slices`);
  for (const [, face] of faces) {
    const file = face.match(/url\(([^)]*\.woff2)\)/)?.[1];
    const range = face.match(/unicode-range:\s*([^;]+);/)?.[1];
    if (!file || !range) throw new Error(`a slice without file or range: ${face}`);
    const name = basename(file);
    copyFileSync(join(packageFolder, "files", name), join(outputFolder, name));
    const compactRange = range.replaceAll(/\s/g, "").replaceAll(/U\+0*(?=[0-9a-f])/gi, "U+").toLowerCase();
    css +=
      `@font-face{font-family:"Noto Sans JP";font-style:normal;font-display:swap;font-weight:${weight};` +
      `src:url(${name})format("woff2");unicode-range:${compactRange}}\n`;
  }
}
writeFileSync(join(outputFolder, "fonts.css"), css);
