// The relations of a group are packed like bricks. When some of them are hidden with an author,
// those that stay move up until each lies on what is above it.

const APART = 11; // between two relations, in units of the drawing

function Lifting(cards) {
  let groups = null; // heading -> its relations: { cards, left, right, top, bottom }

  function find() {
    groups = new Map();
    for (const link of cards.values()) {
      if (!link.between || link.again) continue;
      const ends = link.between.map((name) => cards.get(name));
      const parts = [...ends, link];
      const group = ends[0].parent?.name;
      if (!groups.has(group)) groups.set(group, []);
      groups.get(group).push({
        cards: parts,
        left: Math.min(...parts.map(({ box }) => box.x)),
        right: Math.max(...parts.map(({ box }) => box.x + box.width)),
        top: Math.min(...parts.map(({ top }) => top)),
        bottom: Math.max(...parts.map(({ bottom }) => bottom)),
      });
    }
  }

  // Set how far each card moves up, and return those that do.
  function lift(visible, isOn) {
    const lifted = [];
    for (const card of cards.values()) card.lift = 0;
    if (!isOn) return lifted;
    if (!groups) find();
    for (const group of groups.values()) {
      const highest = Math.min(...group.map(({ top }) => top));
      const placed = [];
      const left = group.filter(({ cards }) => cards.every((card) => visible.has(card))).sort((a, b) => a.top - b.top);
      for (const one of left) {
        const above = placed.filter((other) => other.left < one.right && one.left < other.right);
        const top = Math.max(highest, ...above.map(({ foot }) => foot + APART));
        const by = Math.min(0, top - one.top);
        placed.push({ ...one, foot: one.bottom + by });
        if (!by) continue;
        for (const card of one.cards) card.lift = by;
        lifted.push(...one.cards);
      }
    }
    return lifted;
  }

  return { lift };
}
