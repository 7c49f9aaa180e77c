// The contract's icons as pictures for the canvas and the SVG.
import icons from 'virtual:look-icons';

/** Markup of an icon's lines, to stand in an `svg` with a box of 24. */
export function iconMarkup(name: string): string {
  const nodes = icons[name] ?? icons['help'] ?? [];
  return nodes
    .map(([tag, attributes]) => {
      const written = Object.entries(attributes).filter(([key]) => key !== 'key');
      return `<${tag} ${written.map(([key, value]) => `${key}="${value}"`).join(' ')}/>`;
    })
    .join('');
}

const iconSvg = (name: string, colour: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="48" height="48" viewBox="0 0 24 24" fill="none" stroke="${colour}" ` +
  `stroke-width="1.9" stroke-linecap="round" stroke-linejoin="round">${iconMarkup(name)}</svg>`;

/** An icon in a colour, as an address that an image can have. */
export const iconImage = (name: string, colour: string): string =>
  `data:image/svg+xml;utf8,${encodeURIComponent(iconSvg(name, colour))}`;

const pictures = new Map<string, string>();

/** The same as a short address of this page: the canvas reads the address of its picture letter by letter for every node. */
export function iconPicture(name: string, colour: string): string {
  const key = `${name} ${colour}`;
  const known = pictures.get(key);
  if (known !== undefined) return known;
  const made = URL.createObjectURL(new Blob([iconSvg(name, colour)], { type: 'image/svg+xml' }));
  pictures.set(key, made);
  return made;
}
