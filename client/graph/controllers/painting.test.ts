// What the canvas paints whole instead of dashed, and that quiet first styles change no look.
import cytoscape, { type Core, type EdgeSingular } from 'cytoscape';
import { expect, test } from 'vitest';
import { paintSparingly } from './painting.ts';

/** A canvas whose renderer notes how it was asked to stroke a line: its style and how opaque. */
function noting() {
  const stroked: [string, number][] = [];
  const renderer = {
    drawEdgePath: (_edge: EdgeSingular, context: { globalAlpha: number }, _points: number[], line: string) =>
      void stroked.push([line, context.globalAlpha]),
  };
  const cy = { renderer: () => renderer, style: () => ({}) } as unknown as Core;
  paintSparingly(cy);
  const edge = { numericStyle: () => [6, 4] } as unknown as EdgeSingular;
  return {
    stroked,
    stroke(scale: number, line: string, globalAlpha = 1) {
      const context = { globalAlpha, getTransform: () => ({ a: scale }) };
      renderer.drawEdgePath(edge, context, [0, 0, 10, 10], line);
      return context;
    },
  };
}

test('dashes that can be seen are dashed', () => {
  const { stroke, stroked } = noting();
  stroke(0.3, 'dashed');
  expect(stroked).toEqual([['dashed', 1]]);
});

test('dashes finer than that are one line, as much lighter as their gaps are wide', () => {
  const { stroke, stroked } = noting();
  const context = stroke(0.1, 'dashed', 0.5);
  expect(stroked).toEqual([['solid', 0.3]]);
  expect(context.globalAlpha).toBe(0.5);
});

test('a whole line is as opaque as ever', () => {
  const { stroke, stroked } = noting();
  stroke(0.1, 'solid');
  expect(stroked).toEqual([['solid', 1]]);
});

test('an element has its first looks, and others once a class or its data change them', () => {
  const cy = cytoscape({
    headless: true,
    styleEnabled: true,
    style: [
      { selector: 'node', style: { width: 'data(width)', 'background-color': '#ff0000' } },
      { selector: 'node.wide', style: { 'background-color': '#00ff00', 'border-width': 10 } },
    ],
  });
  paintSparingly(cy);
  // Bounds are a pixel wider at each side than what is painted.
  const node = cy.add({ group: 'nodes', data: { id: 'N', width: 20 } });
  expect(node.style('background-color')).toBe('rgb(255,0,0)');
  expect(node.boundingBox().w).toBe(22);
  node.addClass('wide');
  expect(node.style('background-color')).toBe('rgb(0,255,0)');
  expect(node.boundingBox().w).toBe(32);
  node.data('width', 50);
  expect(node.boundingBox().w).toBe(62);
});
