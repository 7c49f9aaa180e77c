// What an interrupted projection had already created: relationships of entries after the last one applied.
MATCH (:Element)-[r]->()
WHERE r.entry > $entry
WITH r LIMIT $limit
DELETE r
RETURN count(*) AS deleted
