// Lays out the web fonts: copies the slices of the weights that Nonet uses, and writes one fonts.css
// that names them by relative addresses.
//
//   node slice-fonts.mjs TEXT-PACKAGE-FOLDER EMOJI-PACKAGE-FOLDER OUTPUT-FOLDER

import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";

const [textFolder, emojiFolder, outputFolder] = process.argv.slice(2);

// The emoji are called otherwise than an installed face: what is installed comes first, and nothing is fetched then.
const faces = [
  { family: "Noto Sans JP", weight: 400, folder: textFolder, least: 100, wanted: () => true },
  { family: "Noto Sans JP", weight: 700, folder: textFolder, least: 100, wanted: () => true },
  { family: "Nonet Emoji", weight: 400, folder: emojiFolder, least: 8, wanted: (name) => /-\d+-400-/.test(name) },
];

// A digit in a key (1️⃣) is drawn by one slice, from the digit and the sign after it. A family of its own, named last and
// only for these: the browser asks for it where no other face has the whole key.
const keycaps = { family: "Nonet Keycaps", sign: /U\+20e3\b/i, range: "U+23,U+2a,U+30-39,U+20e3" };

// Of the emoji's: digits and signs belong to the text's face, also while that is being fetched. And the sign that asks
// for the coloured form (U+FE0F) is in nearly every slice: one heart would fetch them all.
function ranges(range, family) {
  if (family === "Noto Sans JP") return range;
  const parts = range.split(",").filter((part) => {
    const first = parseInt(part.trim().slice(2), 16);
    return first >= 0x2000 && first !== 0xfe0f;
  });
  return parts.join(",");
}

const rule = (family, weight, name, range) =>
  `@font-face{font-family:"${family}";font-style:normal;font-display:swap;font-weight:${weight};` +
  `src:url(${name})format("woff2");unicode-range:${range}}\n`;

let css =
  "/* Noto Sans JP and Noto Emoji, SIL Open Font License 1.1 (OFL.txt, OFL-emoji.txt). A browser loads only the slices whose characters it meets. */\n";
for (const { family, weight, folder, least, wanted } of faces) {
  const source = readFileSync(join(folder, `${weight}.css`), "utf8");
  let count = 0;
  for (const [, face] of source.matchAll(/@font-face\s*{([^}]*)}/g)) {
    const file = face.match(/url\(([^)]*\.woff2)\)/)?.[1];
    const range = face.match(/unicode-range:\s*([^;]+);/)?.[1];
    if (!file || !range) throw new Error(`a slice without file or range: ${face}`);
    const name = basename(file);
    if (!wanted(name)) continue;
    count += 1;
    copyFileSync(join(folder, "files", name), join(outputFolder, name));
    const compactRange = ranges(range, family).replaceAll(/\s/g, "").replaceAll(/U\+0*(?=[0-9a-f])/gi, "U+").toLowerCase();
    css += rule(family, weight, name, compactRange);
    if (family === "Nonet Emoji" && keycaps.sign.test(range)) {
      css += rule(keycaps.family, weight, name, keycaps.range.toLowerCase());
      keycaps.found = true;
    }
  }
  if (count < least) throw new Error(`${family} ${weight} has only ${count} slices`);
}
if (!keycaps.found) throw new Error("no slice draws keycaps");
writeFileSync(join(outputFolder, "fonts.css"), css);
