// Relationships from one element to another, of pairs of keys `[from, to]`.
UNWIND $pairs AS pair
MATCH (a:Element {key: pair[0]})-[r]->(b:Element {key: pair[1]})
RETURN {type: type(r), source: a.ref, target: b.ref, props: r {.*}} AS edge
ORDER BY a.key, b.key, type(r), r.row
