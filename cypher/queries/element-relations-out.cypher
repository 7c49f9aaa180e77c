// How many elements one leads to, by relation and type.
MATCH (n:Element {key: $`case` + '/' + $id})-[r]->(m:Element)
WITH type(r) AS relation, m.type AS type, count(DISTINCT m) AS total
RETURN relation, type, total
ORDER BY relation, type
