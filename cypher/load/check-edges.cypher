// All relationships that reach these elements, whoever made them, in no order: compared with the record.
UNWIND $keys AS key
MATCH (b:Element {key: key})<-[r]-(a:Element)
RETURN type(r) AS type, a.key AS source, b.key AS target, r {.*} AS props
