// What a graph most likely says: which attribute tells types, what each of its values is, which attribute fills which field.
import type { GraphMapping, NodeTarget, EdgeTarget } from '#contract/graph-import.ts';
import { EDGE_TARGETS, NODE_TARGETS, targetFields } from '#contract/graph-import.ts';
import { entityOf, ENTITY_TYPES } from '#contract/model/registry.ts';
import type { RawGraph, RawNode } from '../../ingest/graphs/define.ts';
import { ownEdge } from './ours.ts';

/** Attributes that tell types, the likeliest first. */
const BY = [
  'type',
  'entitytype',
  'entity type',
  'kind',
  'category',
  'class',
  '类型',
  '类别',
  '种类',
  'relation',
  'label',
];

const lower = (text: string): string => text.trim().toLowerCase();

/** Names under which other programs write a field. */
const SYNONYMS: Record<string, readonly string[]> = {
  name: ['label', 'caption', 'fullname', 'full name', 'title', 'nodelabel', '姓名', '显示名'],
  value: ['label', 'caption', 'number', 'account', 'nodelabel', 'phonenumber', 'email', 'alias'],
  on: ['date', 'start', 'time', 'datetime', 'timestamp'],
  since: ['start', 'date', 'from'],
  until: ['end', 'to'],
  grade: ['admiralty', 'reliability'],
  notes: ['comment', 'comments', 'description', 'note'],
  summary: ['description'],
  price_per_record: ['price'],
  records: ['count', 'quantity'],
  channel: ['medium'],
};

type As = { as: NodeTarget; constants?: Record<string, string> };

/** Words in a value by which a node is known. */
const WORDS: readonly (readonly [RegExp, As])[] = [
  [/phone|mobile|电话|手机/i, { as: 'Handle', constants: { platform: 'phone' } }],
  [/e-?mail|邮箱|邮件地址/i, { as: 'Handle', constants: { platform: 'mail' } }],
  [/wechat|微信/i, { as: 'Handle', constants: { platform: 'wechat' } }],
  [/\bqq\b|QQ/, { as: 'Handle', constants: { platform: 'qq' } }],
  [/alias|nickname|account|affiliation|网名|账号/i, { as: 'Handle', constants: { platform: 'net-name' } }],
  [/document|file|exhibit|evidence|证据|文件/i, { as: 'Evidence', constants: { kind: 'other' } }],
  [/tech|software|科技/i, { as: 'Party', constants: { kind: 'tech-firm' } }],
  [/broker|贩/i, { as: 'Party', constants: { kind: 'list-broker' } }],
  [/retail|零售/i, { as: 'Party', constants: { kind: 'retailer' } }],
  [/merchant|shop|商家|商户/i, { as: 'Party', constants: { kind: 'merchant' } }],
  [
    /person|people|company|organi[sz]ation|entity|individual|人|公司|单位|主体/i,
    { as: 'Party', constants: { kind: 'unknown' } },
  ],
];

function nodeRule(value: string): As | { as: null } {
  const wanted = lower(value);
  for (const type of ENTITY_TYPES) {
    const { title, kinds } = entityOf(type);
    const isTarget = (NODE_TARGETS as readonly string[]).includes(type);
    if ([lower(type), lower(title.en), title.zh].includes(wanted))
      return isTarget ? { as: type as NodeTarget } : { as: null };
    const kind = kinds.find(({ value: own, label, text }) =>
      [lower(own), lower(label), lower(text.en), text.zh].includes(wanted),
    );
    if (kind !== undefined && isTarget) return { as: type as NodeTarget, constants: { kind: kind.value } };
  }
  const word = WORDS.find(([pattern]) => pattern.test(value));
  return word === undefined ? { as: 'Party', constants: { kind: 'unknown' } } : word[1];
}

/** Words in a value by which an edge is known. */
const EDGE_WORDS: readonly (readonly [RegExp, EdgeTarget, Record<string, string>?])[] = [
  [/sale|sold|buy|bought|purchase|出售|购买|买卖/i, 'Transfer', { mode: 'sale' }],
  [/share|exchange|共享|交换/i, 'Transfer', { mode: 'share' }],
  [/theft|stole|steal|窃/i, 'Transfer', { mode: 'theft' }],
  [/transfer|pass|send|sent|流转|传|给/i, 'Transfer', { mode: 'unknown' }],
  [/^uses?$|owns?|使用|持有账号|拥有/i, 'USES'],
  [/cooperat|partner|合作/i, 'Cooperation'],
  [/support|proof|证据/i, 'SUPPORTED_BY'],
];

function edgeRule(value: string): { as: EdgeTarget | null; constants?: Record<string, string> } {
  const own = ownEdge(value);
  if (own !== undefined) return { as: own };
  const word = EDGE_WORDS.find(([pattern]) => pattern.test(value));
  if (word === undefined) return { as: null };
  return { as: word[1], ...(word[2] === undefined ? {} : { constants: word[2] }) };
}

/** Values of an attribute among elements, the empty one where there is none. */
const valuesOf = (elements: readonly RawNode[], by: string | null): string[] =>
  by === null ? [''] : [...new Set(elements.map(({ attributes }) => attributes[by] ?? ''))].sort();

/** More values than this name things, not types. */
const MOST_TYPES = 200;

function chooseBy(elements: readonly RawNode[]): string | null {
  const names = new Set(elements.flatMap(({ attributes }) => Object.keys(attributes)));
  const ranked = [...names]
    .map((name) => ({ name, rank: BY.indexOf(lower(name)) }))
    .filter(({ rank }) => rank !== -1)
    .sort((a, b) => a.rank - b.rank);
  for (const { name } of ranked) {
    const values = valuesOf(elements, name).length;
    // A label is a type only where few share many.
    if (values <= MOST_TYPES && (lower(name) !== 'label' || values * 4 <= elements.length)) return name;
  }
  return null;
}

/** Which attribute fills a field: by its own name, its label, or what other programs call it. */
function attributeFor(
  field: string,
  labels: readonly string[],
  names: readonly string[],
): string | undefined {
  const wanted = [field, ...labels, ...(SYNONYMS[field] ?? [])].map(lower);
  const byName = new Map(names.map((name) => [lower(name), name]));
  return wanted.map((want) => byName.get(want)).find((found) => found !== undefined);
}

function fieldsFor(
  targets: readonly string[],
  elements: readonly RawNode[],
  by: string | null,
): Record<string, Record<string, string>> {
  const names = [...new Set(elements.flatMap(({ attributes }) => Object.keys(attributes)))].sort();
  return Object.fromEntries(
    targets.flatMap((target) => {
      const found = targetFields(target as NodeTarget).flatMap((field) => {
        const { label } = entityOf(target as NodeTarget).fields[field] ?? { label: { zh: field, en: field } };
        const from = attributeFor(field, [label.zh, label.en], names);
        // Sender and receiver are the ends of an edge; what tells types tells nothing else.
        return from === undefined || from === by ? [] : [[field, from] as const];
      });
      return found.length === 0 ? [] : [[target, Object.fromEntries(found)] as const];
    }),
  );
}

/** A mapping to begin with; whoever imports looks at it and mends it. Fields are suggested of every target, for a rule may be mended to any. */
export function suggestMapping({ nodes, edges }: RawGraph): GraphMapping {
  const byNode = chooseBy(nodes);
  const nodeRules = valuesOf(nodes, byNode).map((value) => ({ value, ...nodeRule(value) }));
  const byEdge = chooseBy(edges);
  const edgeRules = valuesOf(edges, byEdge).map((value) => ({
    value,
    // Nobody knows what edges without a type are: whoever imports says it, or they are left out.
    ...(byEdge === null ? { as: null } : edgeRule(value)),
  }));
  return {
    nodes: { by: byNode, rules: nodeRules, fields: fieldsFor(NODE_TARGETS, nodes, byNode) },
    edges: { by: byEdge, rules: edgeRules, fields: fieldsFor(EDGE_TARGETS, edges, byEdge) },
  };
}
