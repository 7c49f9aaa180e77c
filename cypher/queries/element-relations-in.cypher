// How many elements lead to one, by relation and type.
MATCH (n:Element {key: $`case` + '/' + $id})<-[r]-(m:Element)
WITH type(r) AS relation, m.type AS type, count(DISTINCT m) AS total
RETURN relation, type, total
ORDER BY relation, type
