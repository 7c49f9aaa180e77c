// Relationships of one type that leave these nodes.
UNWIND $keys AS key
MATCH (n:Element {key: key})-[r:`$relation`]->()
DELETE r
