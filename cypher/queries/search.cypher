// Elements whose caption, id or one of $fields contains the text, whole matches first; owners by their pseudonym alone.
MATCH (n:Element {`case`: $`case`})
WHERE NOT n:Owner OR n.ref = $q
WITH n, toLower($q) AS q, toLower(n.caption) AS caption, toLower(n.ref) AS ref, toLower(n.id) AS id
WITH n, q, caption, ref, id,
  CASE
    WHEN caption CONTAINS q THEN 'caption'
    WHEN ref CONTAINS q OR id CONTAINS q THEN 'id'
    WHEN any(field IN $fields WHERE toLower(n[field]) CONTAINS q) THEN 'property'
  END AS matched
WHERE matched IS NOT NULL
WITH n, matched,
  CASE
    WHEN caption = q OR ref = q OR id = q THEN 0
    WHEN caption STARTS WITH q OR ref STARTS WITH q OR id STARTS WITH q THEN 1
    ELSE 2
  END AS rank
ORDER BY rank, matched, n.key
WITH collect({node: n {.*}, matched: matched}) AS found
RETURN found[0..$limit] AS rows, size(found) AS total
