// Claims the database on first use and notes how far the graph has come; runs in the transaction it speaks of.
MERGE (p:Projection {id: 'projection'})
ON CREATE SET p.data = $data
SET p.entry = $entry, p.applying = $applying, p.format = $format, p.pseudonyms = $pseudonyms
RETURN p.data AS data
