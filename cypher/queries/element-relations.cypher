// How many elements stand around one, by relation, direction and type.
MATCH (n:Element {key: $`case` + '/' + $id})-[r]-(m:Element)
WITH r, m, CASE WHEN startNode(r).key = n.key THEN 'out' ELSE 'in' END AS direction
WITH type(r) AS relation, direction, m.type AS type, count(DISTINCT m) AS total
RETURN relation, direction, type, total
ORDER BY relation, direction, type
