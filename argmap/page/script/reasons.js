// The reasons for a verdict in words: those of argmap.verbalize.thesis_account. A sentence is a
// list of texts and of { node }, which are shown as links.

const ANSWERS = 4; // how many answers to an objection are named

function Reasons(net, { granted, voices, whose, people, contradictions, later }, choices, labels) {
  const { needs, grounds, hits } = net;
  const isIn = (node) => labels[node] === IN;
  const isOut = (node) => labels[node] === OUT;
  const rejected = new Set(choices.rejected);
  const attacker = (attack) => needs[attack][0];
  const [isContradiction, isLater] = [new Set(contradictions), new Set(later)];

  // A step without an argument of its own is told by its premise.
  const quote = (node) => ({ node: net.isStep(node) && !net.names[node] && needs[node].length ? quote(needs[node][0]).node : node });

  // In a comparison, who says it, if it is from another map than its target.
  function speaker(node, target) {
    const [[map, person] = [], [other] = []] = whose ? [whose[node], whose[target]] : [];
    return map === undefined || other === undefined || map === other ? "" : `${people[person]}: `;
  }

  const capital = (text) => text.slice(0, 1).toUpperCase() + text.slice(1);

  // Why a node is not in, as what follows "because": what speaks against it or against what it
  // rests on.
  function because(node) {
    const seen = new Set([node]);
    let at = node;
    let reason = against(at);
    while (!reason && !rejected.has(at)) {
      const below = [...needs[at], ...grounds[at]].find((one) => !isIn(one) && !seen.has(one));
      if (below === undefined) break;
      seen.add(below);
      at = below;
      reason = against(at);
    }
    // An argument that is not written is quoted by its premise.
    const isSame = quote(at).node === quote(node).node;
    const what = isSame ? (net.isStep(at) ? "the inference" : "it") : quote(at);
    if (rejected.has(at)) return isSame ? ["you reject it"] : ["you reject ", what];
    if (reason) return [...reason, " against ", what];
    return ["nothing on the map supports ", what, net.isException[at] ? "" : " any more"];
  }

  // What speaks against a node and is not answered, with its verb.
  function against(node) {
    if (rejected.has(node)) return undefined;
    for (const hit of hits[node]) {
      if (isOut(hit)) continue;
      return [speaker(attacker(hit), node), quote(attacker(hit)), isIn(hit) ? " stands" : " is undecided as well, and speaks"];
    }
    return undefined;
  }

  // That a node is not in, and why.
  const failing = (node) => [quote(node), isOut(node) ? " does not stand" : " is undecided", ", because ", ...because(node)];

  // What is said of each argument for a statement.
  function ground(step) {
    if (isIn(step)) return [quote(step), " supports it."];
    const premise = quote(step).node;
    if (!net.names[step] && !isIn(premise)) return [...failing(premise), "."];
    return [quote(step), labels[step] === OPEN ? " is undecided: " : " fails: ", ...because(step), "."];
  }

  // What is said of each attack on a node.
  function objection(attack, node) {
    const from = attacker(attack);
    const who = raised(from, node, isContradiction.has(attack) ? "contrary view" : "objection");
    if (labels[attack] === OPEN) return [...who, " is undecided."];
    if (!isOut(attack)) {
      const answers = [...hits[attack], ...hits[from]].map((hit) => quote(needs[hit][0]));
      if (answers.length === 1) return [...who, " stands, because its answer on the map, ", ...answers, ", fails."];
      if (answers.length) return [...who, " stands, because its answers on the map fail: ", ...named(answers), "."];
      return [...who, ` stands, because the map has no answer to it${isLater.has(attack) ? "; it came later" : ""}.`];
    }
    if (granted[from]) who.splice(2, 1, `, ${granted[from]},`);
    return [...who, ...failure(attack, from), "."];
  }

  // An attack, and whose it is, at the start of a sentence.
  function raised(from, target, what) {
    const who = speaker(from, target);
    if (who) return [capital(who), quote(from)];
    return voices[from] ? [`The ${what} of ${voices[from]}, `, quote(from), ","] : [`The ${what} `, quote(from)];
  }

  // Some answers, in a list that says how many more there are.
  function named(answers) {
    const told = answers.length > ANSWERS ? [...answers.slice(0, ANSWERS), `${answers.length - ANSWERS} more`] : answers;
    return told.flatMap((one, at) => [...(at ? [at === told.length - 1 ? " and " : ", "] : []), one]);
  }

  function failure(attack, from) {
    if (rejected.has(from)) return [" does not stand, because you reject it"];
    const answers = [...hits[attack], ...hits[from]].filter(isIn).map((hit) => quote(needs[hit][0]));
    if (answers.length) return [" is answered by ", ...named(answers)];
    if (!isOut(from)) return [" is answered"];
    return [" does not stand", ...(net.isException[from] ? [", because nothing on the map supports it"] : [", because ", ...because(from)])];
  }

  // All that is said of a statement or step, as sentences.
  function all(node) {
    const own = net.isStep(node) ? needs[node].filter((one) => !isIn(one)).map((one) => [...failing(one), "."]) : [];
    if (net.isStep(node) && !own.length) own.push(["All its premises stand."]);
    if (net.isException[node]) own.push(["It is an exception, and nothing on the map supports it."]);
    else if (net.isGiven[node] && !grounds[node].length) own.push(["It is taken as given: the map has no argument for it."]);
    return [...own, ...grounds[node].map(ground), ...hits[node].map((attack) => objection(attack, node))];
  }

  // The one reason that counts, to follow "it stands" or another verdict.
  function short(node) {
    if (!isIn(node)) return [", because ", ...because(node), "."];
    const [attack] = hits[node];
    const step = grounds[node].find(isIn);
    const why = attack !== undefined ? objection(attack, node) : step !== undefined ? [quote(step), " supports it."] : ["It is taken as given: the map has no argument for it."];
    return [". ", ...why];
  }

  return { all, short };
}
