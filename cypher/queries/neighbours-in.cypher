// A page of the elements that one relation comes from, of one type where `type` is not empty, in the order asked for; each
// with all its relationships of that type. The page is cut first and its relationships are read from its own end, which
// spares a hub a second walk through all its neighbours.
MATCH (n:Element {key: $`case` + '/' + $id})<-[:`$relation`]-(m:Element)
WHERE $type = '' OR m.type = $type
WITH DISTINCT m
WITH m,
  CASE
    WHEN $order = 'degree' THEN 0 - COUNT { (m)--(:Element) }
    WHEN $order = 'size' THEN 0 - coalesce(m.records, m.rows, m.owners, 0)
    WHEN $order = 'name' THEN m.caption
    WHEN $order = 'date' THEN coalesce(m.`on`, m.obtained_on, m.first_possible_on, '9999')
    ELSE 0
  END AS place
ORDER BY place, m.key
SKIP $offset
LIMIT $limit
MATCH (m)-[r:`$relation`]->(n:Element {key: $`case` + '/' + $id})
WITH n, m, r, place ORDER BY r.row
WITH m, place, collect({type: type(r), source: m.ref, target: n.ref, props: r {.*}}) AS edges
RETURN m {.*} AS node, edges
ORDER BY place, m.key
