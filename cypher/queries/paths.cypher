// All shortest paths between two elements, never through owners. The ceiling of the pattern is MAX_HOPS of the contract.
MATCH (a:Element {key: $`case` + '/' + $from}), (b:Element {key: $`case` + '/' + $to})
WHERE a.key <> b.key
MATCH p = allShortestPaths(
  (a)-[:HOLDS|USES|SENT|RECEIVED|OF|DERIVED_FROM|COOPERATES_WITH|MADE_BY|GIVEN_TO*..8]-(b)
)
WHERE length(p) <= $hops
WITH [n IN nodes(p) | n.ref] AS refs,
  [r IN relationships(p) |
    {type: type(r), source: startNode(r).ref, target: endNode(r).ref, props: properties(r)}] AS edges,
  [r IN relationships(p) | type(r)] AS types
ORDER BY refs, types
WITH collect({nodes: refs, edges: edges}) AS found
RETURN found[0..$limit] AS rows, size(found) AS total
