// All relationships that reach these elements.
UNWIND $keys AS key
MATCH (b:Element {key: key})<-[r]-(a:Element)
RETURN {type: type(r), source: a.ref, target: b.ref, props: r {.*}} AS edge
ORDER BY b.key, type(r), a.key, r.row
