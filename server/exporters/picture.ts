// What the picture formats have in common: the part that is drawn, and its scene.
import { ENTITY_TYPES } from '#contract/model/registry.ts';
import { pictured } from '../drawing/picture.ts';
import type { Scene } from '../drawing/scene.ts';
import { toScene } from '../drawing/to-scene.ts';
import { pictureNote } from '../drawing/words.ts';
import type { ExportGraph, Exporter } from './define.ts';

export const picturePart: NonNullable<Exporter['part']> = (graph) => pictured(graph);

/** The scene of an export, with “n of N” and what it leaves out written in it. */
export function sceneOf(graph: ExportGraph): Scene {
  const part = pictured(graph);
  const drawn = new Set(part.nodes.map(({ id }) => id));
  const left = ENTITY_TYPES.map(
    (type) => [type, graph.nodes.filter((node) => node.type === type && !drawn.has(node.id)).length] as const,
  ).filter(([, count]) => count > 0);
  const shown = part.nodes.length + part.edges.length;
  const note = pictureNote({ shown, total: graph.total, left }, graph.language);
  return toScene(part, { title: graph.case.title, note, language: graph.language });
}
