// A page of the elements that one relation leads to, each with all its relationships of that type.
MATCH (n:Element {key: $`case` + '/' + $id})-[r:`$relation`]->(m:Element)
WITH n, m, r ORDER BY r.row
WITH m, collect({type: type(r), source: n.ref, target: m.ref, props: r {.*}}) AS edges
RETURN m {.*} AS node, edges
ORDER BY m.key
SKIP $offset
LIMIT $limit
