// Who holds how many lists, and passed on or received how many.
MATCH (n:Chain {`case`: $`case`})
WHERE n:Party OR n:Handle
OPTIONAL MATCH (n)-[:HOLDS]->(l:List)
WITH n, count(DISTINCT l) AS lists
OPTIONAL MATCH (n)-[:SENT]->(s:Transfer)
WITH n, lists, count(DISTINCT s) AS sent
OPTIONAL MATCH (n)-[:RECEIVED]->(t:Transfer)
WITH n, lists, sent, count(DISTINCT t) AS received
ORDER BY lists DESC, sent DESC, received DESC, n.key
WITH collect({id: n.ref, caption: n.caption, lists: lists, sent: sent, received: received}) AS found
RETURN found[$offset..$offset + $limit] AS rows, size(found) AS total
