// Lines whose cards have moved: horizontal and vertical, with rounded corners, as in the picture.

const ROUND = 5; // the radius of a corner, if there is room for it, in units of the drawing

// The path of a line when the card at its start and the one at its end have moved, each by its own
// height. What runs at the height of the end moves with the end, the rest with the start.
function rerouted(d, near, far) {
  if (!near && !far) return d;
  const points = corners(d);
  const { y: end } = points.at(-1);
  const isStraight = points.every(({ y }) => Math.abs(y - end) < 0.5);
  if (isStraight && near !== far) {
    const middle = (points[0].x + points.at(-1).x) / 2;
    const [first, last] = [points[0].y + near, end + far];
    return rounded([{ x: points[0].x, y: first }, { x: middle, y: first }, { x: middle, y: last }, { x: points.at(-1).x, y: last }]);
  }
  return rounded(points.map(({ x, y }, at) => ({ x, y: y + (at && Math.abs(y - end) < 0.5 ? far : near) })));
}

// The corners of a line. Its path leads straight to each corner and bends around it.
function corners(d) {
  const commands = [...d.matchAll(/([A-Z])([^A-Z]*)/g)].map(([, command, rest]) => ({ command, numbers: rest.match(/-?[\d.]+(?:e-?\d+)?/g).map(Number) }));
  return commands.filter(({ command }, at) => command !== "L" || at === commands.length - 1)
    .map(({ numbers: [x, y] }) => ({ x, y }));
}

function rounded(points) {
  const said = (point) => `${+point.x.toFixed(2)},${+point.y.toFixed(2)}`;
  const length = (one, other) => Math.hypot(other.x - one.x, other.y - one.y);
  const towards = (from, to, far) => { const share = far / (length(from, to) || 1); return { x: from.x + share * (to.x - from.x), y: from.y + share * (to.y - from.y) }; };
  const bends = points.slice(1, -1).map((turn, at) => {
    const [before, after] = [points[at], points[at + 2]];
    const room = [length(before, turn) / (at ? 2 : 1), length(turn, after) / (at + 3 < points.length ? 2 : 1)];
    const round = Math.min(ROUND, ...room);
    return `L${said(towards(turn, before, round))}Q${said(turn)} ${said(towards(turn, after, round))}`;
  });
  return `M${said(points[0])}${bends.join("")}L${said(points.at(-1))}`;
}
