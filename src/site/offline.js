// Keeps a copy of the pages in the reader's language, for when there is no network. Where
// there is one, it is always asked first: nothing old is shown. No page needs this.
"use strict";

const home = new URL("./", self.location).href;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

// A page says in which language its reader reads.
self.addEventListener("message", (event) => {
  if (/^[A-Za-z0-9-]+$/.test(event.data)) event.waitUntil(copy(event.data));
});

async function copy(language) {
  const list = await fetch(`${home}offline/${language}.json`, { cache: "no-cache" });
  if (!list.ok) return;
  const { version, files } = await list.json();
  const own = `${home} ${language} `;
  const name = own + version;
  const cache = await caches.open(name);
  if ((await cache.keys()).length < files.length) {
    for (const file of files) {
      const answer = await fetch(home + file, { cache: "no-cache" });
      if (!answer.ok) return;
      // As a new answer: one that a server sent on to another address opens no page.
      const { headers } = answer;
      await cache.put(home + file, new Response(await answer.blob(), { headers }));
    }
  }
  for (const other of await caches.keys()) {
    if (other.startsWith(own) && other !== name) await caches.delete(other);
  }
}

self.addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  if (method !== "GET" || !url.startsWith(home)) return;
  event.respondWith(fetch(event.request).catch(() => kept(url)));
});

// The copy of what stands at an address; that of a folder is its page.
async function kept(url) {
  const path = url.replace(/[?#].*/, "");
  for (const way of [path, path.replace(/\/?$/, "/index.html")]) {
    const found = await caches.match(way);
    if (found) return found;
  }
  return Response.error();
}
