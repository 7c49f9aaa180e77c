// Who holds which list.
MATCH (h:Element)-[:HOLDS]->(l:List {`case`: $`case`})
RETURN l.ref AS list, h.ref AS holder
ORDER BY list, holder
