// Nodes of one type; their properties replace what stood.
UNWIND $rows AS row
MERGE (n:Element {key: row.key})
SET n = row.props
SET n:`$labels`
