// Measures of large drawings, apart from the page.
import type { Measure } from '../../state/style-rules.ts';
import { measureNodes, type MeasureInput } from './measures.ts';

globalThis.addEventListener('message', ({ data }: MessageEvent<{ name: Measure; input: MeasureInput }>) => {
  globalThis.postMessage(measureNodes(data.name, data.input), { transfer: [] });
});
