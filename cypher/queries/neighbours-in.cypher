// A page of the elements that one relation comes from, each with all its relationships of that type.
MATCH (n:Element {key: $`case` + '/' + $id})<-[r:`$relation`]-(m:Element)
WITH n, m, r ORDER BY r.row
WITH m, collect({type: type(r), source: m.ref, target: n.ref, props: r {.*}}) AS edges
RETURN m {.*} AS node, edges
ORDER BY m.key
SKIP $offset
LIMIT $limit
