// Reads PDFs with pdf.js and writes { file: [text of page 1, …] } as JSON.
// Usage: node extract.mjs <folder with node_modules> <out.json> <pdf>…

import { readFile, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

// pdf.js wants these for drawing, even when nothing is drawn.
for (const name of ["DOMMatrix", "ImageData", "Path2D"]) globalThis[name] ??= class {};

const [modules, out, ...files] = process.argv.slice(2);
const entry = resolve(modules, "node_modules/pdfjs-dist/legacy/build/pdf.mjs");
const { getDocument } = await import(pathToFileURL(entry));

const read = {};
for (const file of files) {
  const task = getDocument({ data: new Uint8Array(await readFile(file)), verbosity: 0 });
  const pdf = await task.promise;
  read[file] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    // Exact code points: by default pdf.js normalises what it reads.
    const { items } = await page.getTextContent({ disableNormalization: true });
    read[file].push(items.map(({ str, hasEOL }) => str + (hasEOL ? "\n" : "")).join(""));
  }
  await task.destroy();
}
await writeFile(out, JSON.stringify(read));
