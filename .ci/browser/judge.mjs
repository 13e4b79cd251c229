// Opens every page of a site in Chromium, and says what is wrong with it.
// Usage: node judge.mjs SITE TOOLS [CHROMIUM]
//   SITE   the folder that `chirashi site` wrote
//   TOOLS  the folder with node_modules
//
// Every page: WCAG 2.2 AA by axe-core, HTML by html-validate, 320 pixels, wide text
// spacing (WCAG 1.4.12), no request that fails or leaves the folder, nothing that the
// Content-Security-Policy stops. One page of each flyer, another language each time: dark
// and forced colours, keyboard, paper, without script, from a memory stick, and without
// network after the first visit. And whether `page.js` knows what is open in Japan.

import { createServer } from "node:http";
import { createRequire } from "node:module";
import { readFileSync, readdirSync, statSync } from "node:fs";
import { extname, join, relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [site, tools, chromiumPath = "/usr/bin/chromium"] = process.argv.slice(2);
const require = createRequire(pathToFileURL(join(resolve(tools), "package.json")));
const { chromium } = require("playwright-core");
const { HtmlValidate } = require("html-validate");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"];
const TYPES = {
  ".html": "text/html; charset=utf-8", ".css": "text/css", ".svg": "image/svg+xml",
  ".js": "text/javascript", ".json": "application/json",
  ".woff2": "font/woff2", ".jpg": "image/jpeg", ".png": "image/png",
  ".pdf": "application/pdf", ".ics": "text/calendar", ".xml": "application/xml",
};

const complaints = new Map();
const complain = (page, what) => {
  complaints.set(what, [...(complaints.get(what) ?? []), page]);
};

function pagesBelow(folder) {
  return readdirSync(folder).sort().flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return pagesBelow(path);
    return name.endsWith(".html") ? [path] : [];
  });
}

const all = pagesBelow(site).map((path) => relative(site, path));
// The words of a language are those of all its pages: one of each flyer is a sample.
const flyers = new Map();
for (const page of all.filter((page) => page.split("/").length === 3)) {
  const flyer = page.split("/")[0];
  flyers.set(flyer, [...(flyers.get(flyer) ?? []), page]);
}
const sample = [...flyers.values()].map((pages, number) => pages[(number * 7) % pages.length]);

const respond = (request, answer) => {
  const path = join(site, decodeURIComponent(new URL(request.url, "http://x").pathname));
  if (request.url === "/favicon.ico") return answer.writeHead(204).end();
  try {
    const body = readFileSync(path.endsWith("/") ? `${path}index.html` : path);
    answer.writeHead(200, { "content-type": TYPES[extname(path)] ?? TYPES[".html"] }).end(body);
  } catch {
    answer.writeHead(404, { "content-type": TYPES[".html"] }).end(readFileSync(join(site, "404.html")));
  }
};

/** A server of the site, and its address. */
async function serve() {
  const server = createServer(respond);
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return [server, `http://127.0.0.1:${server.address().port}/`];
}
const [server, home] = await serve();

const browser = await chromium.launch({
  executablePath: chromiumPath,
  args: [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
  ],
});

/** A page in which what goes wrong is noted. */
async function open(options, name) {
  const context = await browser.newContext({
    viewport: { width: 320, height: 640 }, serviceWorkers: "block", ...options,
  });
  const page = await context.newPage();
  page.on("console", (said) => said.type() === "error" && complain(name(), said.text()));
  page.on("requestfailed", (it) => complain(name(), `${it.url()}: ${it.failure().errorText}`));
  page.on("request", (it) => {
    if (!it.url().startsWith(home) && !it.url().startsWith("file:")) complain(name(), `asks for ${it.url()}`);
  });
  return page;
}

async function judge(page, path, rules) {
  await page.evaluate(axe);
  const only = rules ? { type: "rule", values: rules } : { type: "tag", values: TAGS };
  const found = await page.evaluate((runOnly) => axe.run(document, { runOnly }), only);
  for (const { id, help, nodes } of found.violations) {
    complain(path, `axe ${id}: ${help}: ${nodes[0].html.slice(0, 120)}`);
  }
}

const isWide = (page) => page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
const SPACED = "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; " +
  "word-spacing: 0.16em !important; } p { margin-block-end: 2em !important; }";

async function everyPage(paths) {
  let now = "";
  const page = await open({}, () => now);
  for (const path of paths) {
    now = path;
    await page.goto(home + path);
    if (new URL(page.url()).pathname !== `/${path}`) continue; // it led on, as it should
    if (await isWide(page)) complain(path, "scrolls sideways at 320 pixels");
    await judge(page, path);
    // No style sheet but the own one may be added: this one comes from outside the page.
    await page.evaluate((css) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      document.adoptedStyleSheets = [sheet];
    }, SPACED);
    if (await isWide(page)) complain(path, "scrolls sideways with wide text spacing");
  }
  await page.context().close();
}

async function sampled(path) {
  for (const options of [{ colorScheme: "dark" }, { forcedColors: "active" }]) {
    const page = await open(options, () => path);
    await page.goto(home + path);
    await judge(page, path, ["color-contrast"]);
    await page.context().close();
  }
  const page = await open({}, () => path);
  await page.goto(home + path);
  // By keyboard alone: the languages open, and every link is met and seen.
  await page.locator("nav summary").focus();
  await page.keyboard.press("Enter");
  if (!(await page.locator("nav li a").first().isVisible())) complain(path, "Enter opens no languages");
  await page.reload();
  const links = await page.locator("a:visible, summary:visible").count();
  const met = new Set();
  for (let step = 0; step <= links; step++) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate(() => {
      const it = document.activeElement;
      const { outlineStyle, outlineWidth } = getComputedStyle(it);
      if (it === document.body) return null;
      return [[...document.querySelectorAll("a, summary")].indexOf(it), outlineStyle !== "none" && outlineWidth !== "0px"];
    });
    if (at === null) break;
    met.add(at[0]);
    if (!at[1]) complain(path, "the focus cannot be seen");
  }
  if (met.size !== links) complain(path, `Tab meets ${met.size} of ${links} links`);
  await page.emulateMedia({ media: "print" });
  if (await page.locator("nav").isVisible()) complain(path, "the way to other languages is printed");
  await page.context().close();
  const bare = await open({ javaScriptEnabled: false }, () => path);
  await bare.goto(home + path);
  if (!(await bare.locator("h1").isVisible())) complain(path, "says nothing without script");
  await bare.context().close();
  const stick = await open({}, () => path);
  await stick.goto(pathToFileURL(resolve(site, path)).href);
  const fonts = await stick.evaluate(() => document.fonts.ready.then((it) => [...it].filter((face) => face.status === "loaded").length));
  if (fonts === 0) complain(path, "has no fonts from a memory stick");
  await stick.context().close();
}

/** A page, and all others in its language, after the server has gone away. */
async function offline(path) {
  const [gone, address] = await serve();
  const context = await browser.newContext();
  const page = await context.newPage();
  page.on("console", (said) => said.type() === "error" && complain(path, `first visit: ${said.text()}`));
  await page.goto(address + path);
  const tag = path.split("/")[1];
  const list = JSON.parse(readFileSync(join(site, "offline", `${tag}.json`), "utf8"));
  const count = () => page.evaluate(async () => {
    const names = await caches.keys();
    const copies = await Promise.all(names.map(async (name) => (await (await caches.open(name)).keys()).length));
    return copies.reduce((one, other) => one + other, 0);
  });
  for (let wait = 0; wait < 100 && (await count()) < list.files.length; wait++) await page.waitForTimeout(100);
  gone.closeAllConnections();
  await new Promise((done) => gone.close(done));
  page.removeAllListeners("console");
  // By the path of a folder, too, as codes have it.
  const ways = list.files.filter((file) => file.endsWith(".html")).map((file) => file.replace(/index\.html$/, ""));
  for (const way of [path, ...ways]) {
    const failed = await page.goto(address + way).then(() => null, (error) => error.message);
    if (failed) complain(path, `is not there without network: ${failed}`);
    else if (!(await page.locator("h1").first().isVisible())) complain(path, `${way} says nothing without network`);
    const missing = await page.evaluate(() => document.fonts.ready.then((it) =>
      [...it].filter((face) => face.status === "error").length +
      [...document.images].filter((image) => image.complete && image.naturalWidth === 0).length));
    if (missing > 0) complain(path, `${way} lacks ${missing} fonts or pictures without network`);
  }
  const other = await page.goto(`${address}not-there/`).then(() => true, () => false);
  if (other) complain(path, "shows something at an address without a copy");
  await context.close();
}

/** What `page.js` says at some moments, wherever the reader's clock stands. */
async function clocks() {
  const hours = "2027-04-01 2028-05-01 510-720,780-1035;510-720;510-720;510-720;1320-1560;; " +
    "2027-04-29h 2027-12-29- 2027-04-30=600-660";
  const body = `<aside class="today" hidden><p data-hours="${hours}"><strong hidden>0</strong>` +
    "<strong hidden>1</strong><strong hidden>2</strong><strong hidden>3</strong></p></aside>" +
    '<script src="page.js" data-copy="x" defer></script>';
  const said = [
    ["2027-04-05T01:00Z", "0"], // Monday, 10:00 in Japan
    ["2027-04-05T03:30Z", "1"], // 12:30: closed for lunch
    ["2027-04-09T16:30Z", "0"], // Saturday, 1:30, open since Friday
    ["2027-04-10T03:00Z", "2"], // Saturday, noon
    ["2027-04-29T01:00Z", "3"], // a holiday
    ["2027-12-29T01:00Z", "2"], // closed for the turn of the year
    ["2027-04-30T01:30Z", "0"], // other hours
    ["2027-03-31T15:30Z", "1"], // the first day has begun in Japan
    ["2027-03-31T14:30Z", ""], // and there not yet
    ["2028-05-01T15:30Z", ""], // the last day is over in Japan
  ];
  for (const [moment, expected] of said) {
    for (const timezoneId of ["Asia/Tokyo", "America/Los_Angeles"]) {
      const page = await open({ timezoneId }, () => "page.js");
      await page.route(`${home}clock.html`, (route) => route.fulfill({ contentType: TYPES[".html"], body }));
      await page.clock.setFixedTime(new Date(moment));
      await page.goto(`${home}clock.html`);
      const shown = (await page.locator("strong:visible").allInnerTexts()).join();
      if (shown !== expected) complain("page.js", `says “${shown}” and not “${expected}” at ${moment}`);
      await page.context().close();
    }
  }
}

const htmlvalidate = new HtmlValidate({
  extends: ["html-validate:standard"],
  rules: {
    // `role="list"`: some browsers take a list without dots for no list.
    "no-redundant-role": "off",
    "long-title": "off",
    "no-trailing-whitespace": "off",
    "void-style": "off",
    "doctype-style": "off",
    // Telephone numbers break at no hyphen by the style sheet.
    "tel-non-breaking": "off",
  },
});
for (const path of all) {
  const report = await htmlvalidate.validateFile(join(site, path));
  for (const { messages } of report.results) {
    for (const it of messages) complain(path, `html-validate ${it.ruleId}: ${it.message}`);
  }
}

// Two at once, as there are two processors.
const half = Math.ceil(all.length / 2);
await Promise.all([everyPage(all.slice(0, half)), everyPage(all.slice(half))]);
for (const path of sample) await sampled(path);
for (const path of sample) await offline(path);
await clocks();
await browser.close();
server.close();

for (const [what, pages] of complaints) console.log(`${what}\n    ${pages.length} pages, such as ${pages[0]}`);
console.log(`${all.length} pages, ${sample.length} of them looked at in other ways, ${complaints.size} kinds of faults`);
process.exit(complaints.size === 0 ? 0 : 1);
