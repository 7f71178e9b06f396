// The questions of a comparison sheet. Opening one shows only what is drawn for it; closing it brings
// back the rest.

function Questions(data, layout, tree, address) {
  const all = data.questions || {};
  const choice = document.getElementById("question");
  const whole = document.querySelector("[data-do=whole]");
  let open = ""; // the question shown alone; empty for the whole sheet

  for (const name of Object.keys(all)) {
    const part = document.getElementById(`d-${name}`);
    if (!part || part.querySelector("button.alone")) continue;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "alone";
    button.dataset.question = name;
    button.textContent = "Only this question";
    part.querySelector(".own").after(button);
    button.addEventListener("click", () => address.open(`only-${name}`));
  }
  if (choice) choice.addEventListener("change", () => { address.open(choice.value ? `only-${choice.value}` : ""); }, { signal });

  function show(name) {
    const next = all[name] ? name : "";
    if (next === open) return;
    open = next;
    layout.keep(open ? new Set(all[open]) : null);
    // All of it is shown: of a folded group there would only be the heading.
    for (const one of all[open] || []) layout.folded.delete(one);
    tree.refresh();
    if (choice) choice.value = open;
    if (whole) whole.hidden = !open;
    for (const button of document.querySelectorAll("button.alone")) button.hidden = button.dataset.question === open;
  }

  return {
    show,
    isQuestion: (name) => name in all,
    any: Object.keys(all).length > 0,
    // Whether a card is hidden because a question is shown alone.
    hides: (name) => Boolean(open) && !all[open].includes(name),
    get open() { return open; },
  };
}
