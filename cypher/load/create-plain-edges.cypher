// Relationships that carry their entry alone, each new. Fewer than rows means that an end is missing.
UNWIND $rows AS row
MATCH (b:Element {key: row[1]})
MATCH (a:Element {key: row[0]})
CREATE (a)-[r:`$relation` {entry: row[2]}]->(b)
RETURN count(r) AS created
