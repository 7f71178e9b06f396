// The address after the #: what is open, then which view is shown, if it is not the one that would
// be shown anyway, and what the reader accepts and rejects, for instance
// "s-keep&view=outline&reject=days,cost". It is the whole state of the page that is kept: links
// share it, and the browser's Back works.

function Address(usual) {
  const CHOICE = /^(?:evaluate$|(?:accept|reject)=)/;
  const VIEW = /^view=/;

  function decoded(text) {
    try { return decodeURIComponent(text); } catch { return text; /* not a valid URL fragment */ }
  }

  function read() {
    const parts = location.hash.slice(1).split("&");
    const ids = (key) => parts.filter((part) => part.startsWith(`${key}=`)).flatMap((part) => part.slice(key.length + 1).split(",")).map(decoded).filter(Boolean);
    const [accept, reject] = ["accept", "reject"].map((key) => new Set(ids(key)));
    for (const id of reject) accept.delete(id);
    const isOn = parts.some((part) => CHOICE.test(part));
    const name = decoded(parts.filter((part) => !CHOICE.test(part) && !VIEW.test(part)).join("&"));
    const asked = ids("view")[0];
    return { name, choices: { isOn, accept, reject }, view: usual.any.includes(asked) ? asked : usual.of(name, isOn) };
  }

  function written(name, { isOn, accept, reject }, view) {
    const list = (key, ids) => (ids.size ? [`${key}=${[...ids].map(encodeURIComponent).join(",")}`] : []);
    const chosen = [...list("reject", reject), ...list("accept", accept)];
    const shown = view === usual.of(name, isOn) ? [] : [`view=${view}`];
    return `#${[...(name ? [name] : []), ...shown, ...(chosen.length || !isOn ? chosen : ["evaluate"])].join("&")}`;
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
    const { name, view } = read();
    const next = written(name, pending, view);
    pending = null;
    history.pushState(history.state, "", next);
  }

  signal?.addEventListener("abort", push);

  // Go to something in a view, and keep what the reader has chosen.
  function go(name, view) {
    push();
    location.hash = written(name, read().choices, view);
  }

  return {
    choose,
    get name() { return read().name; },
    get view() { return read().view; },
    get choices() { return pending || read().choices; },
    // The overview shows only some statements, so what is opened there is shown in another view.
    open: (name) => { const { view, choices } = read(); go(name, view === "overview" ? usual.of(name, choices.isOn) : view); },
    show: (view) => go(read().name, view),
    // Close what is open, without following the address.
    close: (state = null) => { push(); const { view, choices } = read(); history.pushState(state, "", written("", choices, view)); },
  };
}
