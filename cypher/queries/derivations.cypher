// Which list came from which: every edge of the lineage, documented and inferred.
MATCH (child:List {`case`: $`case`})-[r:DERIVED_FROM]->(parent:List)
RETURN child.ref AS child, parent.ref AS parent, r {.*} AS props
ORDER BY child, parent
