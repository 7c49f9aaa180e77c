// The registry of export formats: one line each. Command line, API, client menu and docs list it.
import { fail } from '#contract/errors.ts';
import { csv } from './csv.ts';
import { cytoscape } from './cytoscape.ts';
import type { Exporter } from './define.ts';
import { ftm } from './ftm.ts';
import { gexf } from './gexf.ts';
import { graphml } from './graphml.ts';
import { json } from './json.ts';
import { pdf } from './pdf.ts';
import { png } from './png.ts';
import { stix } from './stix.ts';
import { svg } from './svg.ts';
import { xlsx } from './xlsx.ts';

export const EXPORTERS: readonly Exporter[] = [
  graphml,
  json,
  cytoscape,
  gexf,
  csv,
  xlsx,
  stix,
  ftm,
  svg,
  png,
  pdf,
];

/** Names of the formats, as they are asked for. */
export const FORMATS: readonly string[] = EXPORTERS.map(({ format }) => format);

/** The exporter of a format. @throws wrong-usage for one that is not there, naming those that are */
export const exporterOf = (format: string): Exporter =>
  EXPORTERS.find((exporter) => exporter.format === format) ??
  fail(
    'wrong-usage',
    `没有格式 ${format}；可用：${FORMATS.join('、')}`,
    `There is no format ${format}; there are ${FORMATS.join(', ')}`,
  );
