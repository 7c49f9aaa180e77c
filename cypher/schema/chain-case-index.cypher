// What the overview shows of a case is found without passing its crowd of owners.
CREATE INDEX chain_case IF NOT EXISTS FOR (n:Chain) ON (n.`case`)
