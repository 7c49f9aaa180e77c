// The cases of the database.
MATCH (c:`Case`)
RETURN c.ref AS id, c.caption AS title
ORDER BY id
