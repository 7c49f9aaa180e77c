// Writes docs/model.md from the contract: entities, relations and queries as tables. Run by `npm run docs`.
import { writeFileSync } from 'node:fs';
import { ENTITY_TYPES, entityOf } from '#contract/model/registry.ts';
import { RELATIONS } from '#contract/model/relation.ts';
import { queries } from '#contract/queries/registry.ts';
import { EXPORTERS } from '../../server/exporters/registry.ts';

const row = (...cells: string[]): string => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
const head = (...cells: string[]): string[] => [row(...cells), row(...cells.map(() => '---'))];

const entityTables = (): string[] =>
  ENTITY_TYPES.flatMap((type) => {
    const entity = entityOf(type);
    const kinds = entity.kinds.map((kind) => `${kind.value} (${kind.text.zh})`).join(', ');
    return [
      `### ${type} · ${entity.title.zh} · ${entity.title.en}`,
      '',
      [
        entity.table === undefined ? 'Made by the program' : `Table \`${entity.table}\``,
        entity.as === 'edge' ? 'a relationship' : 'a node',
        ...(kinds === '' ? [] : [`kinds: ${kinds}`]),
      ].join('; ') + '.',
      '',
      ...head('Field', '名称', 'Name', 'Required', 'Where', 'Refers to'),
      ...Object.entries(entity.fields).map(([name, field]) =>
        row(
          `\`${name}\``,
          field.label.zh,
          field.label.en,
          field.required ? 'yes' : '',
          field.at,
          (field.refers ?? []).join(', '),
        ),
      ),
      '',
    ];
  });

/** Types at one end of a relation: those that it declares itself, and entities whose own edges use it. */
function endsOf(type: string, declared: readonly string[], end: 'start' | 'end'): string {
  const used = ENTITY_TYPES.flatMap((name) => {
    const { edges, fields } = entityOf(name);
    return edges
      .filter((edge) => edge.type === type)
      .flatMap((edge) => (edge[end] === 'self' ? [name] : (fields[edge[end]]?.refers ?? [])));
  });
  return [...new Set([...declared, ...used])].join(', ');
}

const relationTable = (): string[] => [
  ...head('Relation', '名称', 'Name', 'From', 'To'),
  ...Object.entries(RELATIONS).map(([type, { title, ends }]) =>
    row(`\`${type}\``, title.zh, title.en, endsOf(type, ends[0], 'start'), endsOf(type, ends[1], 'end')),
  ),
];

const queryTable = (): string[] => [
  ...head('Query', 'Path', '说明', 'What for', 'Parameters'),
  ...queries().map((query) =>
    row(query.name, `\`${query.path}\``, query.help.zh, query.help.en, Object.keys(query.params.shape).join(', ')),
  ),
];

/** The page as Markdown, made of the contract alone. */
export const modelPage = (): string =>
  [
    '# The model',
    '',
    'Made from `server/contract` by `npm run docs`; a test holds it to the contract.',
    'Fields at `graph` stand in the graph, in answers and in exports; fields at `record` stay in the encrypted record.',
    '',
    '## Entities',
    '',
    ...entityTables(),
    '## Relations',
    '',
    ...relationTable(),
    '',
    '## Queries',
    '',
    ...queryTable(),
    '',
    '## Export formats',
    '',
    ...head('Format', '名称', 'Name', 'Extension'),
    ...EXPORTERS.map(({ format, title, extension }) => row(`\`${format}\``, title.zh, title.en, `\`${extension}\``)),
    '',
  ].join('\n');

if (process.argv[2] !== undefined) writeFileSync(process.argv[2], modelPage());
