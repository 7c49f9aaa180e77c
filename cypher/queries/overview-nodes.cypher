// What the overview shows: every element of the case but the crowd of owners and complexes.
MATCH (n:Chain {`case`: $`case`})
RETURN n {.*} AS node
ORDER BY n.key
LIMIT $limit
