// Every documented transfer: who sent, who received, which list it speaks of (null where it names none).
MATCH (t:Transfer {`case`: $`case`})
OPTIONAL MATCH (a:Element)-[:SENT]->(t)
OPTIONAL MATCH (b:Element)-[:RECEIVED]->(t)
OPTIONAL MATCH (t)-[:OF]->(l:List)
RETURN t.ref AS id, min(a.ref) AS sender, min(b.ref) AS receiver, min(l.ref) AS list, t.mode AS mode, t.on AS on, t.grade AS grade
ORDER BY id
