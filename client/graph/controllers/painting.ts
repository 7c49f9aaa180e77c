// What of Cytoscape's painting costs more than it gives, set right. Its types leave its renderer out: all of this is pinned with its version (3.34).
import type { Core, EdgeSingular, SingularElementReturnValue } from 'cytoscape';

type StrokePath = (
  edge: EdgeSingular,
  context: CanvasRenderingContext2D,
  points: readonly number[],
  line: string,
) => void;

interface Renderer {
  drawEdgePath?: StrokePath;
  getCachedImage?(url: string, crossOrigin: string, onLoad: () => void): HTMLImageElement;
  data?: { lyrTxrCache?: { firstGet: boolean } };
  resizeObserver?: ResizeObserver;
  styleObserver?: MutationObserver;
}

const rendererOf = (cy: Core): Renderer =>
  (cy as unknown as { renderer(): Renderer | null }).renderer() ?? {};

/** Below this scale dashes are one or two pixels long, which nobody tells apart. */
const FINEST_DASHES = 0.3;

/** How much of a dashed line is dash (0–1). */
function inkOf(edge: EdgeSingular): number {
  const lengths: readonly number[] = edge.numericStyle('line-dash-pattern');
  const all = lengths.reduce((sum, length) => sum + length, 0);
  return lengths.reduce((sum, length, at) => (at % 2 === 0 ? sum + length : sum), 0) / all;
}

/**
 * Paints dashed lines whole where they are too small to be told apart, and as much lighter as their gaps are wide. Without a
 * GPU dashes cost more than all the rest of a large drawing.
 */
function coarsenDashes(renderer: Renderer): void {
  const stroke = renderer.drawEdgePath;
  if (stroke === undefined) return;
  renderer.drawEdgePath = function (edge, context, points, line) {
    if (line !== 'dashed' || context.getTransform().a >= FINEST_DASHES) {
      stroke.call(this, edge, context, points, line);
      return;
    }
    const { globalAlpha } = context;
    context.globalAlpha = globalAlpha * inkOf(edge);
    stroke.call(this, edge, context, points, 'solid');
    context.globalAlpha = globalAlpha;
  };
}

/** What an element knows of its style, and how a style says what must be computed again because a property changed. */
interface InnerElement {
  _private: { appliedInitStyle: boolean };
}
interface Style {
  checkTriggers?: (this: Style, element: SingularElementReturnValue, ...change: unknown[]) => void;
}
const patched = new WeakSet<Style>();

/**
 * Spares elements that get their first style being told, property by property, that what was never computed must be computed again:
 * a fifth of all that styles cost. Members tell their frames.
 */
function styleQuietly(cy: Core): void {
  const styles = Object.getPrototypeOf(cy.style()) as Style;
  const tell = styles.checkTriggers;
  if (tell === undefined || patched.has(styles)) return;
  patched.add(styles);
  styles.checkTriggers = function (element, ...change) {
    const { _private: known } = element as unknown as InnerElement;
    if (known.appliedInitStyle || (element.isNode() && element.isChild()))
      tell.call(this, element, ...change);
  };
}

/** Sets a new canvas right; whoever made it tells it of its size. */
export function paintSparingly(cy: Core): void {
  const renderer = rendererOf(cy);
  coarsenDashes(renderer);
  styleQuietly(cy);
  // They paint all of it once more, a tenth of a second after each change of its size and of any attribute of its element.
  renderer.resizeObserver?.disconnect();
  renderer.styleObserver?.disconnect();
  // The first picture is painted straight away; the layer for moving it is made later, while nothing else is done.
  const layers = renderer.data?.lyrTxrCache;
  if (layers !== undefined) layers.firstGet = false;
}

/** Begins to load pictures, so that they are there by the time of the first painting: each that comes later paints all of it again. */
export function loadPictures(cy: Core, urls: Iterable<string>): void {
  const renderer = rendererOf(cy);
  for (const url of urls) renderer.getCachedImage?.(url, 'anonymous', () => undefined);
}
