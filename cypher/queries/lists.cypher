// The lists of a case with their holder, rows and distinct owners.
MATCH (l:List {`case`: $`case`})
OPTIONAL MATCH (h:Element)-[:HOLDS]->(l)
WITH l, min(h.ref) AS holder
OPTIONAL MATCH (l)-[:CONTAINS]->(o:Owner)
WITH l, holder, count(DISTINCT o) AS owners
RETURN l.ref AS id, l.caption AS title, l.file AS file, holder, l.rows AS rows, owners,
  l.obtained_on AS obtainedOn, l.sha256 AS sha256
ORDER BY id
