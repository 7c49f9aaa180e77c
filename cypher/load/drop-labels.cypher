// Takes the labels of all kinds of a type off these nodes, before the kind of each is set.
UNWIND $keys AS key
MATCH (n:Element {key: key})
REMOVE n:`$labels`
