// On what a thesis hangs: the statements and steps without any one of which it does not stand. The
// net is evaluated in many scenarios at once, one bit a scenario; in each, one node is rejected.

const AT_ONCE = 32; // words of 32 scenarios

function Cruxes(net) {
  const { size, needs, grounds, hits, needsGround } = net;
  const below = (node) => [...needs[node], ...grounds[node], ...hits[node]];

  // The nodes on which some nodes depend, themselves included, each after what it depends on (but
  // for circles).
  function behind(nodes) {
    const seen = new Uint8Array(size);
    const order = [];
    for (const start of nodes) {
      if (seen[start]) continue;
      seen[start] = 1;
      const path = [{ node: start, parts: below(start), at: 0 }];
      while (path.length) {
        const top = path[path.length - 1];
        if (top.at === top.parts.length) { order.push(top.node); path.pop(); continue; }
        const next = top.parts[top.at++];
        if (!seen[next]) { seen[next] = 1; path.push({ node: next, parts: below(next), at: 0 }); }
      }
    }
    return order;
  }

  // Reject each of some nodes alone. The result has, for each of the watched nodes, the scenarios in
  // which it is in, as bits. It is a generator, so that a large net can be evaluated piece by piece.
  function* rejecting(nodes, watched, { accepted, rejected }) {
    const found = watched.map(() => new Uint32Array(Math.ceil(nodes.length / 32)));
    const order = behind(watched);
    const solve = solver(order, accepted, rejected);
    for (let start = 0; start < nodes.length; start += 32 * AT_ONCE) {
      const part = nodes.slice(start, start + 32 * AT_ONCE);
      const count = Math.ceil(part.length / 32);
      const ins = solve(part, count);
      watched.forEach((node, at) => found[at].set(ins.subarray(node * count, (node + 1) * count), start / 32));
      yield;
    }
    return found;
  }

  function solver(order, accepted, rejected) {
    const all = { accept: new Uint8Array(size), reject: new Uint8Array(size) };
    for (const node of accepted) all.accept[node] = 1;
    for (const node of rejected) all.reject[node] = 1;
    const isBehind = new Uint8Array(size);
    for (const node of order) isBehind[node] = 1;
    const scenario = new Int32Array(size); // in which of them each node is rejected, or -1
    const [ins, outs, founded] = [0, 0, 0].map(() => new Uint32Array(size * AT_ONCE));
    const [yes, no, some, none] = [0, 0, 0, 0].map(() => new Uint32Array(AT_ONCE));
    let words = 0;

    // Apply the rule of a node; returns whether its labels have grown.
    function apply(node) {
      yes.fill(~0);
      no.fill(0);
      for (const one of needs[node]) for (let w = 0, at = one * words; w < words; w++, at++) { yes[w] &= ins[at]; no[w] |= outs[at]; }
      if (needsGround[node]) {
        some.fill(0);
        none.fill(~0);
        for (const one of grounds[node]) for (let w = 0, at = one * words; w < words; w++, at++) { some[w] |= ins[at]; none[w] &= outs[at]; }
        for (let w = 0; w < words; w++) { yes[w] &= some[w]; no[w] |= none[w]; }
      }
      for (const one of hits[node]) for (let w = 0, at = one * words; w < words; w++, at++) { yes[w] &= outs[at]; no[w] |= ins[at]; }
      choose(node, yes, no);
      let grown = false;
      for (let w = 0, at = node * words; w < words; w++, at++) {
        // What was found unfounded stays out, though no rule says so.
        if ((yes[w] & ~ins[at]) | (no[w] & ~outs[at])) grown = true;
        ins[at] |= yes[w];
        outs[at] |= no[w];
      }
      return grown;
    }

    function choose(node, yes, no) {
      if (all.accept[node]) { yes.fill(~0); no.fill(0); }
      if (all.reject[node]) { yes.fill(0); no.fill(~0); }
      if (scenario[node] < 0) return;
      const bit = 1 << (scenario[node] & 31);
      yes[scenario[node] >> 5] &= ~bit;
      no[scenario[node] >> 5] |= bit;
    }

    // Apply a rule to all nodes, and again to those that depend on what has changed.
    function sweep(rule) {
      const waiting = new Uint8Array(size).fill(1);
      for (let again = true; again;) {
        again = false;
        for (const node of order) {
          if (!waiting[node]) continue;
          waiting[node] = 0;
          if (!rule(node)) continue;
          // Most of what depends on it comes later in the order and is still waiting.
          const wake = (user) => { if (!waiting[user] && isBehind[user]) { waiting[user] = 1; again = true; } };
          net.neededBy[node].forEach(wake);
          net.aims[node].forEach(wake);
          if (net.conclusions[node] >= 0) wake(net.conclusions[node]);
        }
      }
    }

    // As Net's dropUnfounded.
    function dropUnfounded() {
      founded.fill(0);
      sweep((node) => {
        yes.fill(~0);
        for (const one of needs[node]) for (let w = 0, at = one * words; w < words; w++, at++) yes[w] &= founded[at];
        if (needsGround[node]) {
          some.fill(0);
          for (const one of grounds[node]) for (let w = 0, at = one * words; w < words; w++, at++) some[w] |= founded[at];
          for (let w = 0; w < words; w++) yes[w] &= some[w];
        }
        let grown = false;
        for (let w = 0, at = node * words; w < words; w++, at++) {
          const now = (yes[w] & ~outs[at]) | ins[at];
          if (now & ~founded[at]) grown = true;
          founded[at] |= now;
        }
        return grown;
      });
      let dropped = false;
      for (const node of order) for (let w = 0, at = node * words; w < words; w++, at++) {
        const unfounded = ~(founded[at] | outs[at] | ins[at]);
        if (!unfounded) continue;
        outs[at] |= unfounded;
        dropped = true;
      }
      return dropped;
    }

    return (part, count) => {
      words = count;
      scenario.fill(-1);
      part.forEach((node, at) => { scenario[node] = at; });
      ins.fill(0, 0, size * words);
      outs.fill(0, 0, size * words);
      sweep(apply);
      while (net.hasCircles && dropUnfounded()) sweep(apply);
      return ins;
    };
  }

  // The cruxes of each thesis that stands, as a map from theses to nodes in the order of the text.
  function* find(theses, choices, labels) {
    const standing = theses.filter((thesis) => labels[thesis] === IN);
    const chosen = new Set([...choices.accepted, ...choices.rejected]);
    const candidates = behind(standing).filter((node) => !net.isAttack(node) && !chosen.has(node)).sort((a, b) => a - b);
    const stands = yield* rejecting(candidates, standing, choices);
    const found = new Map();
    standing.forEach((thesis, at) => {
      // A step without an argument of its own is its premise in another form.
      found.set(thesis, candidates.filter((node, one) => node !== thesis && net.names[node] && !has(stands[at], one)).sort((a, b) => net.positions[a] - net.positions[b]));
    });
    return found;
  }

  const has = (bits, at) => Boolean(bits[at >> 5] >>> (at & 31) & 1);

  // The cruxes of one thesis as a list of { node, role, of, depth }: each comes after the one that
  // needs it. A crux is below the nearest that it takes down and that does not take it down; the
  // nearest is the one that the fewest take down.
  function nest(thesis, cruxes, choices, labels) {
    const ins = finish(rejecting(cruxes, cruxes, choices));
    const falls = (one, other) => !has(ins[one], other); // whether it falls if the other is rejected
    const all = cruxes.map((_, one) => one);
    const count = all.map((one) => all.reduce((sum, other) => sum + falls(one, other), 0));
    const above = new Map();
    for (const one of [...all].sort((a, b) => count[a] - count[b] || a - b)) {
      for (const other of all) if (other !== one && !above.has(other) && falls(one, other) && !falls(other, one)) above.set(other, one);
    }
    const under = new Map();
    all.forEach((one) => {
      const over = above.get(one) ?? -1;
      under.set(over, [...(under.get(over) || []), one]);
    });
    const inside = new Set(behind([thesis]));
    const found = [];
    const waiting = (under.get(-1) || []).map((one) => [one, 0, thesis]).reverse();
    while (waiting.length) {
      const [one, depth, upper] = waiting.pop();
      found.push({ node: cruxes[one], depth, ...role(cruxes[one], upper, inside, choices, labels) });
      for (const next of [...(under.get(one) || [])].reverse()) waiting.push([next, depth + 1, cruxes[one]]);
    }
    return found;
  }

  // What a crux does, and for which node, seen from the scenario in which it is rejected. What it
  // does for the crux above it, or for the thesis itself, comes first.
  function role(crux, upper, inside, { accepted, rejected }, labels) {
    const then = net.verdict(accepted, [...rejected, crux]);
    const fails = (node) => labels[node] === IN && then[node] !== IN;
    const lacksGround = (node) => fails(node) && !grounds[node].some((one) => then[one] === IN);
    const isPremiseOf = (user) => inside.has(user) && net.conclusions[user] === upper && !net.names[user];
    if (net.users(crux).some(isPremiseOf) && lacksGround(upper)) return { role: "the only ground left for", of: upper };
    for (const user of net.users(crux)) {
      if (!inside.has(user) || !fails(user)) continue;
      if (grounds[user].includes(crux) && lacksGround(user)) return { role: "the only ground left for", of: user };
      if (net.isStep(user) && net.names[user]) return { role: "needed in the step", of: user };
      if (net.isStep(user) && net.conclusions[user] >= 0 && lacksGround(net.conclusions[user])) return { role: "the only ground left for", of: net.conclusions[user] };
      if (net.isAttack(user) && net.aims[user].some((aim) => inside.has(aim) && then[aim] !== OUT)) return { role: "the only answer to", of: net.targets[user] };
    }
    return { role: "the only ground left for", of: upper };
  }

  // Run a generator to its end.
  function finish(steps) {
    for (;;) {
      const { done, value } = steps.next();
      if (done) return value;
    }
  }

  return { find, nest, finish };
}
