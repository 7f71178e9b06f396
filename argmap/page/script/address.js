// The address after the #: what is open, then what the reader accepts and rejects, for instance
// "s-keep&reject=days,cost". It is the whole state of the page that is kept: links share it, and
// the browser's Back works.

function Address() {
  const CHOICE = /^(?:evaluate$|(?:accept|reject)=)/;

  function decoded(text) {
    try { return decodeURIComponent(text); } catch { return text; /* not a valid URL fragment */ }
  }

  function read() {
    const parts = location.hash.slice(1).split("&");
    const ids = (key) => parts.filter((part) => part.startsWith(`${key}=`)).flatMap((part) => part.slice(key.length + 1).split(",")).map(decoded).filter(Boolean);
    const [accept, reject] = ["accept", "reject"].map((key) => new Set(ids(key)));
    for (const id of reject) accept.delete(id);
    const isOn = parts.some((part) => CHOICE.test(part));
    return { name: decoded(parts.filter((part) => !CHOICE.test(part)).join("&")), choices: { isOn, accept, reject } };
  }

  function written(name, { isOn, accept, reject }) {
    const list = (key, ids) => (ids.size ? [`${key}=${[...ids].map(encodeURIComponent).join(",")}`] : []);
    const chosen = [...list("reject", reject), ...list("accept", accept)];
    return `#${[...(name ? [name] : []), ...(chosen.length || !isOn ? chosen : ["evaluate"])].join("&")}`;
  }

  // Changing the address of a large document takes a browser some time, so the page shows what
  // follows from a choice first.
  let pending = null; // choices that are not in the address yet

  function choose(choices) {
    push();
    pending = choices;
    requestAnimationFrame(() => setTimeout(push));
  }

  function push() {
    if (!pending) return;
    const next = written(read().name, pending);
    pending = null;
    history.pushState(history.state, "", next);
  }

  signal?.addEventListener("abort", push);

  return {
    choose,
    get name() { return read().name; },
    get choices() { return pending || read().choices; },
    // Open something, and keep what the reader has chosen.
    open: (name) => { push(); location.hash = written(name, read().choices); },
    // Close what is open, without following the address.
    close: (state = null) => { push(); history.pushState(state, "", written("", read().choices)); },
  };
}
