// Loads the statements in `cypher/`: one per file, the only place where Cypher is written.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { RELATION_TYPES, type RelationType } from '#contract/model/relation.ts';
import { chainRelations, knownLabels } from './labels.ts';

/** The package's own `cypher/`, looked for upwards, for this file runs from source and bundled into `dist/`. */
function findFolder(): string {
  for (let at = dirname(fileURLToPath(import.meta.url)); ; at = dirname(at)) {
    const folder = join(at, 'cypher');
    if (existsSync(join(folder, 'schema')) && existsSync(join(at, 'package.json'))) return folder;
    if (at === dirname(at)) throw new Error('the folder cypher/ is missing from this installation');
  }
}

/** What a file's placeholders are filled with, since labels and relationship types cannot be parameters. */
export interface Fill {
  /** `` `$labels` `` becomes `` `Chain`:`Party` ``. */
  labels?: readonly string[];
  /** `` `$relation` `` becomes `` `HOLDS` ``. */
  relation?: RelationType;
}

const relationTypes: ReadonlySet<string> = new Set(RELATION_TYPES);
const cache = new Map<string, string>();
let folder: string | undefined;

/** The name in quotes, for a label may be a word of the language (`Case`). */
const quoted = (value: string, allowed: ReadonlySet<string>): string => {
  if (!allowed.has(value) || !/^\w+$/.test(value))
    throw new Error(`${value} is not a label or relationship type of the contract`);
  return `\`${value}\``;
};

/**
 * The statement in `cypher/${name}.cypher`, such as `load/upsert-nodes`, with its placeholders filled. Only labels and
 * relationship types of the contract can be filled in. `` `$chain` `` is always the relations of the chain, joined by `|`.
 * @throws Error when there is no such file, a placeholder is left, or what it would be filled with is not in the contract
 */
export function cypher(name: string, fill: Fill = {}): string {
  const key = `${name} ${fill.labels?.join(':') ?? ''} ${fill.relation ?? ''}`;
  const cached = cache.get(key);
  if (cached !== undefined) return cached;
  if (!/^[a-z]+(\/[a-z0-9-]+)+$/.test(name)) throw new Error(`${name} is not the name of a statement`);
  folder ??= findFolder();
  let text = readFileSync(join(folder, `${name}.cypher`), 'utf8');
  text = text.replaceAll('`$chain`', chainRelations.map((type) => quoted(type, relationTypes)).join('|'));
  if (fill.labels)
    text = text.replaceAll('`$labels`', fill.labels.map((label) => quoted(label, knownLabels)).join(':'));
  if (fill.relation) text = text.replaceAll('`$relation`', quoted(fill.relation, relationTypes));
  const left = /`\$(?:labels|relation)`/.exec(text);
  if (left) throw new Error(`cypher/${name}.cypher needs ${left[0]} to be filled`);
  cache.set(key, text);
  return text;
}
