// Shows what the program says is there, and asks again when it says that something changed.
"use strict";

const find = (id) => document.getElementById(id);
const main = document.querySelector("main");
let state = { documents: [], messages: [], checking: true };
let shown = new Map();
let hidden = new Set();

// An element with attributes and what is in it; texts are always texts.
function make(name, attributes = {}, ...inner) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) element.setAttribute(key, value);
  }
  element.append(...inner);
  return element;
}

const keyOf = (it) => `${it.flyer}/${it.language}`;
const isOpen = (it) => it.flyer === find("flyer").value && !hidden.has(it.language);

function place(element, [, , x, y, width, height], page) {
  element.style.left = `${(100 * x) / page.width}%`;
  element.style.top = `${(100 * y) / page.height}%`;
  element.style.width = `${(100 * width) / page.width}%`;
  element.style.height = `${(100 * height) / page.height}%`;
}

async function tell(address, paper, at) {
  document.querySelectorAll(".spot").forEach((spot) => spot.remove());
  const answer = await fetch(address);
  if (!answer.ok) {
    find("place").textContent = "No text stands there.";
    return;
  }
  const found = await answer.json();
  find("place").textContent = `${found.file}:${found.line}  ${found.key ?? ""}  ${found.text}`;
  if (paper) {
    const spot = make("span", { class: "spot" });
    place(spot, [0, 0, at[0] - 4, at[1] - 4, 8, 8], at[2]);
    paper.append(spot);
  }
}

// A page of paper: its picture is changed, never taken away, so that nothing flickers.
function paper(box, it, page, number) {
  let image = box.querySelector("img");
  if (!image) {
    image = make("img", { alt: `${it.name}, page ${number + 1}`, loading: "lazy" });
    box.append(image);
    box.addEventListener("click", (event) => {
      const { page, key } = box;
      const rect = image.getBoundingClientRect();
      const x = ((event.clientX - rect.left) / rect.width) * page.width;
      const y = ((event.clientY - rect.top) / rect.height) * page.height;
      tell(`/place/${encodeURI(key)}/${number}?${x.toFixed(1)},${y.toFixed(1)}`, box, [x, y, page]);
    });
  }
  box.page = page;
  box.key = keyOf(it);
  image.width = Math.round(page.width);
  image.height = Math.round(page.height);
  if (image.getAttribute("src") !== page.svg) image.src = page.svg;
  box.querySelectorAll(".mark, .spot").forEach((mark) => mark.remove());
}

// What was clicked on in a page for the screen, as it is read.
function listen(frame) {
  frame.addEventListener("load", () => {
    frame.contentDocument.addEventListener("click", (event) => {
      const element = event.target.closest("p, li, h1, h2, h3, h4, h5, h6, td, th, dt, dd, figcaption, caption");
      if (!element) return;
      event.preventDefault();
      const copy = element.cloneNode(true);
      copy.querySelectorAll("rt, rp").forEach((reading) => reading.remove());
      const text = copy.textContent.trim().slice(0, 300);
      tell(`/said/${encodeURI(frame.closest("article").id)}?${encodeURIComponent(text)}`);
    });
  });
}

function column(it) {
  let article = shown.get(keyOf(it));
  if (!article) {
    article = make("article", { id: keyOf(it) }, make("h3"));
    shown.set(keyOf(it), article);
    main.append(article);
  }
  article.hidden = !isOpen(it);
  // Frames load anew when they are moved in the page, so only the style says the order.
  article.style.order = state.documents.indexOf(it);
  if (article.hidden) return;
  const title = article.querySelector("h3");
  title.textContent = `${it.name} (${it.language}) `;
  if (it.stale) title.append(make("span", { class: "stale" }, "as it was before the mistake"));
  const boxes = article.querySelectorAll(".paper");
  it.pages.forEach((page, number) => {
    const box = boxes[number] ?? make("div", { class: "paper" });
    if (!boxes[number]) article.insertBefore(box, article.querySelector("iframe"));
    paper(box, it, page, number);
  });
  [...boxes].slice(it.pages.length).forEach((box) => box.remove());
  let frame = article.querySelector("iframe");
  if (!frame) {
    frame = make("iframe", { title: `${it.name}, screen`, loading: "lazy", src: it.screen });
    article.append(frame);
    listen(frame);
  } else if (frame.dataset.version !== it.screenVersion) {
    // It stays where it was read.
    frame.contentWindow.location.reload();
  }
  frame.dataset.version = it.screenVersion;
}

function messages() {
  const open = new Set(state.documents.flatMap((it, at) => (isOpen(it) ? [at] : [])));
  const elsewhere = (message) => !message.documents.some((at) => open.has(at));
  const weight = { error: 0, warning: 1, note: 2 };
  const order = (message) => weight[message.severity] * 2 + elsewhere(message);
  const sorted = [...state.messages].sort((a, b) => order(a) - order(b));
  find("messages").replaceChildren(...sorted.map((message) => {
    const at = message.place ? `${message.place.file}:${message.place.line}:${message.place.column}` : "";
    const item = make("li", { class: message.severity },
      make("b", {}, message.severity), ` ${message.code} `, make("code", {}, at),
      make("p", {}, message.message, message.label ? `: ${message.label}` : ""),
      ...message.hints.map((hint) => make("p", {}, hint)));
    for (const mark of message.marks) {
      const it = state.documents[mark[0]];
      const article = open.has(mark[0]) && shown.get(keyOf(it));
      const box = article && article.querySelectorAll(".paper")[mark[1]];
      if (!box) continue;
      const button = make("button", {
        class: `mark ${message.severity}`, title: `${message.severity}: ${message.message}`,
        "aria-label": message.message,
      });
      place(button, mark, it.pages[mark[1]]);
      button.addEventListener("click", () => {
        document.querySelectorAll(".chosen").forEach((other) => other.classList.remove("chosen"));
        item.classList.add("chosen");
        item.scrollIntoView({ block: "nearest" });
      });
      box.append(button);
    }
    return item;
  }));
  const count = (severity) => state.messages.filter((message) => message.severity === severity).length;
  const counted = (number, what) => `${number} ${what}${number === 1 ? "" : "s"}`;
  const sum = `${counted(count("error"), "error")}, ${counted(count("warning"), "warning")}`;
  find("status").textContent = state.checking ? `${sum}; looking for more` : sum;
}

function choices() {
  const flyers = [...new Set(state.documents.map((it) => it.flyer))];
  const select = find("flyer");
  const chosen = flyers.includes(select.value) ? select.value : flyers[0];
  select.replaceChildren(...flyers.map((flyer) => make("option", { value: flyer }, flyer)));
  select.value = chosen ?? "";
  const languages = new Map();
  for (const it of state.documents) languages.set(it.language, it.name);
  const box = document.querySelector("#languages div");
  if (box.childElementCount === languages.size) return;
  box.replaceChildren(...[...languages].map(([language, name]) => {
    const input = make("input", { type: "checkbox" });
    input.checked = !hidden.has(language);
    input.addEventListener("change", () => {
      if (input.checked) hidden.delete(language); else hidden.add(language);
      draw();
    });
    return make("label", {}, input, ` ${name} (${language})`);
  }));
}

function draw() {
  choices();
  const keys = new Set(state.documents.map(keyOf));
  for (const [key, article] of shown) {
    if (!keys.has(key)) {
      article.remove();
      shown.delete(key);
    }
  }
  state.documents.forEach(column);
  messages();
}

// One at a time: what changes meanwhile is fetched once more in the end.
let busy = false;
let again = false;
async function refresh() {
  again = busy;
  if (busy) return;
  busy = true;
  try {
    do {
      again = false;
      state = await (await fetch("/state.json")).json();
      draw();
    } while (again);
  } finally {
    busy = false;
  }
}

find("flyer").addEventListener("change", draw);
find("view").addEventListener("change", () => {
  document.body.classList.toggle("paper-only", find("view").value === "paper");
  document.body.classList.toggle("screen-only", find("view").value === "screen");
});
find("width").addEventListener("input", () => {
  document.documentElement.style.setProperty("--width", `${find("width").value}px`);
});
const changes = new EventSource("/changes");
changes.addEventListener("message", refresh);
changes.addEventListener("error", () => {
  find("status").textContent = "The preview has ended: start it again, and the pages follow.";
});
