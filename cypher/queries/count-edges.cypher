// Relationships of a case by type.
MATCH (a:Element {`case`: $`case`})-[r]->(:Element)
RETURN type(r) AS type, count(r) AS total
ORDER BY type
