// The net of the argument graph, and what follows from it: which statements, steps and attacks are
// in, out or open. The rules are those of argmap.evaluation, which computes the same: the
// well-founded model (Van Gelder, Ross and Schlipf 1991), here with counters and a queue (Dowling
// and Gallier 1984), so that the cost is linear unless statements support one another in a circle.

const OPEN = 0;
const IN = 1;
const OUT = 2;

function Net({ names, given, steps, attacks, answered, exceptions, positions, theses }) {
  const firstAttack = names.length;
  const firstStep = firstAttack - steps.length;
  const size = firstAttack + attacks.length;
  const isStatement = (node) => node < firstStep;
  const isStep = (node) => node >= firstStep && node < firstAttack;
  const isAttack = (node) => node >= firstAttack;

  // What a node depends on: all of `needs` must be in, one of `grounds`, and none of `hits`.
  const NONE = [];
  const lists = () => new Array(size).fill(NONE);
  const [needs, grounds, hits, neededBy, aims] = [lists(), lists(), lists(), lists(), lists()];
  const add = (list, node, item) => { if (list[node] === NONE) list[node] = [item]; else list[node].push(item); };
  const conclusions = new Int32Array(size).fill(-1);
  const targets = new Int32Array(size).fill(-1);
  steps.forEach(([conclusion, ...premises], at) => {
    const step = firstStep + at;
    conclusions[step] = conclusion;
    if (conclusion >= 0) add(grounds, conclusion, step);
    needs[step] = premises;
  });
  attacks.forEach(([attacker, target, ...directed], at) => {
    const attack = firstAttack + at;
    needs[attack] = [attacker];
    targets[attack] = target;
    aims[attack] = directed.length ? directed : [target];
    for (const aim of aims[attack]) add(hits, aim, attack);
  });
  for (let node = firstStep; node < size; node++) for (const one of needs[node]) add(neededBy, one, node);

  const isGiven = marked(given);
  const needsGround = new Uint8Array(size); // whether one of its grounds has to be in
  for (let node = 0; node < firstAttack; node++) needsGround[node] = isStatement(node) ? !isGiven[node] : grounds[node].length > 0;
  const [isAnswered, isException, isThesis] = [answered, exceptions, theses].map(marked);

  const conditions = new Int32Array(size); // how many conditions a node must meet to be in
  const support = new Int32Array(size); // how many of them are not about attacks
  for (let node = 0; node < size; node++) {
    support[node] = needs[node].length + needsGround[node];
    conditions[node] = support[node] + hits[node].length;
  }
  const hasCircles = supportsItself();

  function marked(nodes) {
    const marks = new Uint8Array(size);
    for (const node of nodes) marks[node] = 1;
    return marks;
  }

  // The nodes that depend on a node.
  function users(node) {
    const above = conclusions[node] >= 0 ? [conclusions[node]] : NONE;
    return [...new Set([...neededBy[node], ...above, ...aims[node]])].sort((a, b) => a - b);
  }

  // Whether there is a circle of support: it remains if all nodes that depend on nothing are
  // removed again and again (Kahn 1962).
  function supportsItself() {
    const left = new Int32Array(size);
    const waiting = [];
    let removed = 0;
    for (let node = 0; node < size; node++) {
      left[node] = needs[node].length + (needsGround[node] ? grounds[node].length : 0);
      if (!left[node]) waiting.push(node);
    }
    const remove = (user) => { if (--left[user] === 0) waiting.push(user); };
    while (waiting.length) {
      const node = waiting.pop();
      removed++;
      neededBy[node].forEach(remove);
      if (conclusions[node] >= 0 && needsGround[conclusions[node]]) remove(conclusions[node]);
    }
    return removed < size;
  }

  // The label of each node, if the reader accepts and rejects some of them; what is in both lists
  // is rejected.
  function verdict(accepted = NONE, rejected = NONE) {
    const labels = new Uint8Array(size);
    const missing = conditions.slice();
    const standing = new Int32Array(size); // how many grounds are not out
    const carried = new Uint8Array(size); // whether a ground is in
    const queue = new Int32Array(size);
    let [first, last] = [0, 0];

    const label = (node, as) => {
      if (labels[node] !== OPEN) return;
      labels[node] = as;
      queue[last++] = node;
    };
    const meet = (node) => { if (--missing[node] === 0) label(node, IN); };

    function spread() {
      while (first < last) {
        const node = queue[first++];
        const isIn = labels[node] === IN;
        for (const user of neededBy[node]) if (isIn) meet(user); else label(user, OUT);
        for (const aim of aims[node]) if (isIn) label(aim, OUT); else meet(aim);
        const above = conclusions[node];
        if (above < 0 || !needsGround[above]) continue;
        if (!isIn) { if (--standing[above] === 0) label(above, OUT); }
        else if (!carried[above]) { carried[above] = 1; meet(above); }
      }
    }

    for (const node of rejected) label(node, OUT);
    for (const node of accepted) label(node, IN);
    for (let node = 0; node < size; node++) {
      standing[node] = grounds[node].length;
      if (!missing[node]) label(node, IN);
      else if (needsGround[node] && !standing[node]) label(node, OUT);
    }
    spread();
    while (hasCircles && dropUnfounded(labels, label)) spread();
    return labels;
  }

  // Label out what would still be open if all undecided attacks failed: it only supports itself.
  function dropUnfounded(labels, label) {
    const founded = new Uint8Array(size);
    const missing = support.slice();
    const carried = new Uint8Array(size);
    const waiting = [];
    const found = (node) => {
      if (founded[node] || labels[node] === OUT) return;
      founded[node] = 1;
      waiting.push(node);
    };
    const meet = (node) => { if (--missing[node] === 0) found(node); };
    for (let node = 0; node < size; node++) if (labels[node] === IN || !missing[node]) found(node);
    while (waiting.length) {
      const node = waiting.pop();
      neededBy[node].forEach(meet);
      const above = conclusions[node];
      if (above >= 0 && needsGround[above] && !carried[above]) { carried[above] = 1; meet(above); }
    }
    let some = false;
    for (let node = 0; node < size; node++) {
      if (labels[node] !== OPEN || founded[node]) continue;
      label(node, OUT);
      some = true;
    }
    return some;
  }

  // A label in a word that says why a node is out: the words of argmap.evaluation.
  function word(node, labels) {
    if (labels[node] === IN) return "stands";
    if (labels[node] === OPEN) return "open";
    if (isAttack(node)) return "answered";
    if (hits[node].some((hit) => labels[hit] === IN)) {
      if (isAnswered[node]) return "answered";
      return isCarried(node, labels) ? "contested" : "refuted";
    }
    return isException[node] ? "not asserted" : "without ground";
  }

  function isCarried(node, labels) {
    const isIn = (one) => labels[one] === IN;
    return isStep(node) ? needs[node].every(isIn) : Boolean(isGiven[node]) || grounds[node].some(isIn);
  }

  return {
    size, firstAttack, names, theses, positions, isStatement, isStep, isAttack, isGiven, isException, isThesis,
    needs, grounds, hits, neededBy, aims, conclusions, targets, needsGround, hasCircles, users, verdict, word,
  };
}
