// Elements of a case by type.
MATCH (n:Element {`case`: $`case`})
RETURN n.type AS type, count(n) AS total
ORDER BY type
