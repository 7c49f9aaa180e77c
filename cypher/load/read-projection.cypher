// How far the graph has come: the data directory it belongs to, the last entry applied, and the entry that a
// projection of several transactions was on its way to (absent when it arrived), and which pseudonyms it holds (absent: the first).
MATCH (p:Projection)
RETURN p.data AS data, p.entry AS entry, p.applying AS applying, p.format AS format, p.pseudonyms AS pseudonyms
ORDER BY data
