// The case folder's own id, for each type of the contract's registry.
CREATE INDEX IF NOT EXISTS FOR (n:`$labels`) ON (n.id)
