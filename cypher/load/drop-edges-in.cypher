// Relationships of one type that reach these nodes.
UNWIND $keys AS key
MATCH (n:Element {key: key})<-[r:`$relation`]-()
DELETE r
