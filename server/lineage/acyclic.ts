// Edges without circles: nobody is the source of his own source.

/** An edge from a list back to a possible source. */
interface Edge<Id> {
  child: Id;
  parent: Id;
}

/**
 * Keeps those edges that close no circle among themselves or with the firm ones.
 *
 * @param edges likeliest first: of a circle the last one goes
 * @param firm edges that stand whatever follows from them
 */
export function acyclic<Id, E extends Edge<Id>>(edges: readonly E[], firm: readonly Edge<Id>[]): E[] {
  const parents = new Map<Id, Id[]>();
  const draw = ({ child, parent }: Edge<Id>): void => {
    parents.set(child, [...(parents.get(child) ?? []), parent]);
  };
  const reaches = (from: Id, to: Id): boolean => {
    const open = [from];
    const met = new Set<Id>();
    while (open.length > 0) {
      const at = open.pop()!;
      if (at === to) return true;
      if (met.has(at)) continue;
      met.add(at);
      open.push(...(parents.get(at) ?? []));
    }
    return false;
  };
  for (const edge of firm) draw(edge);
  return edges.filter((edge) => {
    if (reaches(edge.parent, edge.child)) return false;
    draw(edge);
    return true;
  });
}
