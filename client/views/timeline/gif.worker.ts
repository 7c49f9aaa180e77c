// Packs frames into a GIF, apart from the page: one palette per frame, for what is lit changes its colours.
import { applyPalette, GIFEncoder, quantize } from 'gifenc';

interface Frame {
  frame: Uint8ClampedArray;
  width: number;
  height: number;
  /** How long it stands (ms). */
  delay: number;
}

const encoder = GIFEncoder();

globalThis.addEventListener('message', ({ data }: MessageEvent<Frame | 'end'>) => {
  if (data === 'end') {
    encoder.finish();
    const bytes = encoder.bytes();
    globalThis.postMessage(bytes, { transfer: [bytes.buffer] });
    return;
  }
  const palette = quantize(data.frame, 128, { format: 'rgb565' });
  const index = applyPalette(data.frame, palette, 'rgb565');
  encoder.writeFrame(index, data.width, data.height, { palette, delay: data.delay });
  globalThis.postMessage(undefined, { transfer: [] });
});
