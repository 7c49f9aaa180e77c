// The picture of the view with its legend below.
import { FONTS, PALETTE, type Theme } from '../palette.ts';
import { paintLegend, type LegendPicture } from './legend.ts';

/** How many px of a picture one px of the legend takes, so that it can be read on a large one. */
const scaleOf = (width: number): number => Math.max(1, Math.min(4, width / 1100));

/**
 * The picture with a legend of its width below.
 *
 * @param legendOf makes the legend for a width
 * @throws Error where the browser cannot draw a picture of that size
 */
export async function withLegend(
  picture: Blob,
  theme: Theme,
  legendOf: (width: number) => LegendPicture,
): Promise<Blob> {
  const image = await createImageBitmap(picture);
  const width = Math.max(image.width, 640);
  const scale = scaleOf(width);
  const legend = legendOf(width / scale);
  const sheet = document.createElement('canvas');
  sheet.width = width;
  sheet.height = image.height + Math.ceil(legend.height * scale);
  const context = sheet.getContext('2d');
  if (context === null) throw new Error('no canvas can be had for the picture');
  context.fillStyle = PALETTE[theme].canvas;
  context.fillRect(0, 0, sheet.width, sheet.height);
  context.drawImage(image, Math.round((width - image.width) / 2), 0);
  context.translate(0, image.height);
  context.scale(scale, scale);
  paintLegend(context, legend, FONTS);
  const made = await new Promise<Blob | null>((resolve) => {
    sheet.toBlob(resolve, 'image/png');
  });
  if (made === null) throw new Error('the picture is too large for this browser');
  return made;
}
