// The rows of one list: what create-edges would make of them, at half of its cost. Fewer than rows means that an end is missing.
MATCH (a:Element {key: $start})
UNWIND $rows AS row
MATCH (b:Element {key: row[0]})
CREATE (a)-[r:`$relation` {row: row[1], entry: $entry}]->(b)
RETURN count(r) AS created
