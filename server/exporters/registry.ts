// The registry of export formats: one line each.
import type { ExportFormat } from '#contract/operations.ts';
import { csv } from './csv.ts';
import { cytoscape } from './cytoscape.ts';
import type { Exporter } from './define.ts';
import { gexf } from './gexf.ts';
import { graphml } from './graphml.ts';
import { json } from './json.ts';

export const EXPORTERS: Record<ExportFormat, Exporter> = { json, graphml, cytoscape, gexf, csv };
