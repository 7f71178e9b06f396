// The transport of a server: it sends the states as events. A hidden page disconnects, so that many
// can be kept open.

let source = null;

function listen() {
  if (source) source.close();
  source = null;
  if (document.hidden) return;
  const known = shown === null ? "" : `?page=${shown}`;
  source = new EventSource(location.pathname.replace("/read/", "/events/") + known);
  source.addEventListener("state", (event) => {
    if (show(JSON.parse(event.data))) return;
    source.close();
    setTimeout(listen, 1000);
  });
  source.addEventListener("error", () => {
    const refused = source && source.readyState === EventSource.CLOSED; // a server responded, but does not have this map
    stop(refused
      ? "The server at this address does not have this map. Showing its last version."
      : "The preview has stopped. Showing the last version. To continue, run argmap serve at this address again.");
    if (refused) setTimeout(listen, 1000);
  });
}
document.addEventListener("visibilitychange", listen);
addEventListener("pagehide", () => source && source.close());
addEventListener("pageshow", (event) => { if (event.persisted) listen(); });
listen();
