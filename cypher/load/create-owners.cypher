// Owners for a graph that has none of them yet: what upsert-nodes would make, at a third of its cost.
UNWIND $rows AS row
CREATE (n:Element:`$labels` {key: row[0], ref: row[1], id: row[1], `case`: row[2], type: row[3], caption: row[4], records: row[5], entry: row[6]})
