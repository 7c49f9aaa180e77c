// The three additions of CONTRIBUTING.md as an outsider would make them: the files, and the line in each registry.

/** A file to write, by its path in the tree. */
export const FILES: Record<string, string> = {
  'server/contract/model/vehicle.ts': `// Vehicle: a car seen at a handover.
import { z } from 'zod';
import { id } from '../scalars.ts';
import { defineEntity, optional, required } from './define.ts';

export const vehicle = defineEntity({
  type: 'Vehicle',
  title: { zh: '车辆甲', en: 'Vehicle A' },
  table: 'vehicles.csv',
  caption: 'label',
  fields: {
    id: required(id, '编号', 'Id'),
    label: required(z.string().min(1), '名称', 'Label'),
    colour: optional(z.string(), '颜色', 'Colour'),
    seen_with: optional(id, '同行者', 'Seen with', { refers: ['Party'] }),
  },
  edges: [{ type: 'USES', start: 'seen_with', end: 'self' }],
  look: { colour: { light: '#364fc7', dark: '#91a7ff' }, icon: 'car', shape: 'hexagon' },
});
`,
  'fixtures/cases/mini/vehicles.csv': 'id,label,colour,seen_with\nV1,灰色面包车,灰,M01\n',
  'server/contract/queries/vehicles-seen.ts': `// Vehicles, and with whom they were seen.
import { z } from 'zod';
import { caseParams, defineQuery, page, rowsOf } from './define.ts';

export const vehiclesSeen = defineQuery({
  name: 'vehicles-seen',
  path: '/api/cases/:case/vehicles-seen',
  title: { zh: '见过的车辆甲', en: 'Vehicles seen A' },
  help: { zh: '案件中的车辆', en: 'The vehicles of a case' },
  menu: true,
  labels: { colour: { zh: '车色甲', en: 'Colour A' }, party: { zh: '同行者甲', en: 'Seen with A' } },
  params: caseParams.extend({ colour: z.string().default('灰'), ...page.shape }),
  result: rowsOf(z.object({ id: z.string(), label: z.string(), party: z.string() })),
});
`,
  'cypher/queries/vehicles-seen.cypher': `// Vehicles of a colour, by id.
MATCH (v:Vehicle {\`case\`: $\`case\`})<-[:USES]-(p:Party)
WHERE v.colour = $colour
RETURN v.ref AS id, v.label AS label, p.ref AS party
ORDER BY v.key
`,
  'server/exporters/plain.ts': `// Plain text: one line an element.
import { writePieces, type ExportGraph, type Exporter } from './define.ts';

function* lines(graph: ExportGraph): Generator<string> {
  for (const node of graph.nodes) yield \`\${node.type} \${node.id}\\n\`;
  for (const edge of graph.edges) yield \`\${edge.source} \${edge.type} \${edge.target}\\n\`;
}

export const plain: Exporter = {
  format: 'plain',
  title: { zh: '纯文本甲', en: 'Plain text A' },
  extension: '.txt',
  mediaType: 'text/plain',
  write: (graph, out) => writePieces(lines(graph), out),
};
`,
};

/** The line that each registry gets: put before the line that holds `before`, with the import at the top. */
export const LINES: { file: string; imports: string; before: RegExp; line: string }[] = [
  {
    file: 'server/contract/model/registry.ts',
    imports: "import { vehicle } from './vehicle.ts';",
    before: /^\s*Owner: owner,/m,
    line: '  Vehicle: vehicle,',
  },
  {
    file: 'server/contract/queries/registry.ts',
    imports: "import { vehiclesSeen } from './vehicles-seen.ts';",
    before: /^\s*journal,$/m,
    line: "  'vehicles-seen': vehiclesSeen,",
  },
  {
    file: 'server/exporters/registry.ts',
    imports: "import { plain } from './plain.ts';",
    before: /(?<=^export const EXPORTERS: readonly Exporter\[\] = \[)/m,
    line: 'plain, ',
  },
];
