// Relationships of one type, each new. The answer says how many: fewer than rows means that an end is missing.
UNWIND $rows AS row
MATCH (b:Element {key: row.end})
MATCH (a:Element {key: row.start})
CREATE (a)-[r:`$relation`]->(b)
SET r = row.props
RETURN count(r) AS created
