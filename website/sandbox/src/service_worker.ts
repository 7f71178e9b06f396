// Keeps the files of a build, so that the sandbox opens without a network after the first visit.

/// <reference lib="webworker" />
const worker = self as unknown as ServiceWorkerGlobalScope;

const PREFIX = `argmap-sandbox:${new URL("./", worker.location.href).pathname}:`;
const CACHE = `${PREFIX}files`;
const HASH = "x-sha256";
const addresses = new Map(
  Object.entries(BUILT_FILES).map(([path, hash]) => [new URL(path, worker.location.href).href, hash]),
);

worker.addEventListener("install", (event) => event.waitUntil(fetchAll()));
worker.addEventListener("activate", (event) => event.waitUntil(forgetOld().then(() => worker.clients.claim())));
worker.addEventListener("fetch", (event) => {
  if (event.request.method !== "GET") return;
  const address = addressOf(event.request.url);
  const hash = addresses.get(address);
  if (hash !== undefined) event.respondWith(answer(address, hash));
});

/** The address of a file of the build: without what follows it, and of a folder that of its page. */
function addressOf(asked: string): string {
  const url = new URL(asked);
  url.search = url.hash = "";
  return url.href.endsWith("/") ? `${url.href}index.html` : url.href;
}

async function answer(address: string, hash: string): Promise<Response> {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(key(address, hash));
  if (kept) return kept;
  return (await fetchOne(cache, address, hash)) ?? fetch(address);
}

/** Fetch what this build has and the one before it did not. */
async function fetchAll(): Promise<void> {
  const cache = await caches.open(CACHE);
  for (const [address, hash] of addresses) {
    if (await cache.match(key(address, hash))) continue;
    if (!(await fetchOne(cache, address, hash))) throw new Error(`${address} is not that of this build`);
  }
}

/** Fetch a file and keep it; null if it is not the one that was built. */
async function fetchOne(cache: Cache, address: string, hash: string): Promise<Response | null> {
  let response = await fetch(address);
  if (!(await isBuilt(response, hash))) response = await fetch(address, { cache: "reload" });
  if (!(await isBuilt(response, hash))) return null;
  await cache.put(key(address, hash), response.clone());
  return response;
}

async function isBuilt(response: Response, hash: string): Promise<boolean> {
  if (!response.ok) return false;
  const digest = await crypto.subtle.digest("SHA-256", await response.clone().arrayBuffer());
  const found = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return found === hash;
}

function key(address: string, hash: string): string {
  return `${address}?${HASH}=${hash}`;
}

async function forgetOld(): Promise<void> {
  const cache = await caches.open(CACHE);
  const current = new Set([...addresses].map(([address, hash]) => key(address, hash)));
  for (const request of await cache.keys()) if (!current.has(request.url)) await cache.delete(request);
}
