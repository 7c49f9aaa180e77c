// Relationships between elements of the chain.
MATCH (a:Chain {`case`: $`case`})-[r:`$chain`]->(b:Chain)
RETURN {type: type(r), source: a.ref, target: b.ref, props: r {.*}} AS edge
ORDER BY a.key, type(r), b.key
