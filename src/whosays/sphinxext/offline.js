/* Keeps the book on this device, so that it opens without a network too. Before this stand VERSION and FILES, the addresses of
   the files to keep, from the root of the book. What is not among them is none of its business. */
"use strict";

const ROOT = new URL("./", self.location).href;
const MINE = `who-says ${ROOT} `; // other books may stand at the same host
const STORE = MINE + VERSION;
const ADDRESSES = new Set(FILES.map((file) => new URL(file, ROOT).href));
const PATIENCE = 3000; // milliseconds: a network that takes longer is as good as none, where there is a copy

/* The address under which a request is kept: without its query, and a folder by its first page. */
function addressOf(request) {
  const { origin, pathname } = new URL(request.url);
  return origin + (pathname.endsWith("/") ? `${pathname}index.html` : pathname);
}

/* A browser refuses a page that it was sent elsewhere for; as a plain answer with the same content it takes it. */
async function plain(response) {
  return response.redirected ? new Response(await response.blob(), { headers: response.headers }) : response;
}

async function keep(address, response) {
  if (response.ok) await (await caches.open(STORE)).put(address, await plain(response));
}

/* Every file that is not kept yet; one that fails is tried again when it is asked for. */
async function keepAll() {
  const store = await caches.open(STORE);
  const known = new Set((await store.keys()).map((request) => request.url));
  const missing = [...ADDRESSES].filter((address) => !known.has(address));
  await Promise.allSettled(missing.map(async (address) => keep(address, await fetch(address, { cache: "no-cache" }))));
}

async function dropOthers() {
  const names = (await caches.keys()).filter((name) => name.startsWith(MINE) && name !== STORE);
  await Promise.all(names.map((name) => caches.delete(name)));
}

async function answer(event, address) {
  const fresh = fetch(event.request).then((response) => {
    event.waitUntil(keep(address, response.clone()));
    return response;
  });
  event.waitUntil(fresh.catch(() => undefined)); // an answer that comes too late still renews the copy
  const kept = await (await caches.open(STORE)).match(address);
  if (!kept) return fresh;
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE, kept));
  return Promise.race([fresh.catch(() => kept), late]);
}

self.addEventListener("install", (event) => { self.skipWaiting(); event.waitUntil(keepAll()); });
self.addEventListener("activate", (event) => event.waitUntil(Promise.all([dropOthers(), self.clients.claim()])));
self.addEventListener("fetch", (event) => {
  const address = addressOf(event.request);
  if (event.request.method === "GET" && ADDRESSES.has(address)) event.respondWith(answer(event, address));
});
