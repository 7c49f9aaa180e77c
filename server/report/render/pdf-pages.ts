// The pages of a PDF that is being set: where the next line goes, tags, bookmarks, page numbers.
import type { Scene } from '../../drawing/scene.ts';
import type { Fonts, Weight } from '../../typesetting/fonts.ts';
import { breakLines, textWidth } from '../../typesetting/lines.ts';
import { paint } from '../../typesetting/paint.ts';

type Pdf = PDFKit.PDFDocument;
/** Told how many of how many parts are done. */
export type Tick = (done: number, of: number) => Promise<void>;

const INK = '#1f2933';
const RULE = '#c5ced6';
/** Height of a line over the size of its letters: Chinese needs more than Latin. */
const LEADING = 1.5;
/** Size of a line of the contents. */
const LISTED = 10.5;

export interface LineLook {
  size: number;
  weight?: Weight;
  align?: 'center' | 'right';
  colour?: string;
  /** Room below (points). */
  after?: number;
  /** Room on the left. */
  indent?: number;
  /** Section that the line leads to. */
  goTo?: string;
}

export interface Pages {
  fonts: Fonts;
  /** Room between the margins. */
  width: number;
  left: number;
  readonly y: number;
  /** Points that are left on the page. */
  room(): number;
  open(): void;
  /** A new page where the room is less than this. */
  need(height: number): boolean;
  space(height: number): void;
  rule(): void;
  /** A paragraph of its own, tagged. */
  line(tag: string, text: string, look: LineLook): void;
  /** Leaves room for the list of sections, which is written with the page of each when all pages are numbered. */
  contents(sections: readonly { id: string; title: string }[]): void;
  /** Begins a section on a new page where little room is left, with its bookmark. */
  begin(id: string, title: string, newPage: boolean): void;
  /** Draws text that is broken already, at a place; no tag of its own. */
  put(text: string, x: number, y: number, look: LineLook): void;
  /** Does some work whose elements stand below one of this tag. */
  within(tag: string, work: () => void): void;
  /** Does some drawing as a tagged element below the element that is open. */
  tagged(tag: string, draw: () => void, options?: { alt?: string }): void;
  box(
    x: number,
    y: number,
    width: number,
    height: number,
    fill: string | undefined,
    stroke: string | undefined,
  ): void;
  figure(scene: Scene, y: number, width: number, height: number): void;
  moveTo(y: number): void;
  heightOf(lines: number, size: number): number;
  breaks(text: string, width: number, size: number, weight?: Weight, isCode?: boolean): string[];
  widthOf(text: string, size: number, weight: Weight): number;
  /** Writes “3 / 41” and the title on every page, and into the contents where each section begins. */
  number(title: string): void;
}

export function pdfPages(pdf: Pdf, fonts: Fonts, margin: number): Pages {
  let y = 0;
  let parent = pdf.struct('Document');
  pdf.addStructure(parent);
  const root = parent;
  const stack: PDFKit.PDFStructureElement[] = [];
  /** Lines of the contents, written when it is known on which page (from 1) each section begins. */
  const listed: {
    id: string;
    title: string;
    element: PDFKit.PDFStructureElement;
    page: number;
    y: number;
  }[] = [];
  const begun = new Map<string, number>();
  const pageCount = (): number => pdf.bufferedPageRange().count;
  const bottom = (): number => pdf.page.height - margin - 14;
  const put = (text: string, x: number, top: number, look: LineLook): void => {
    const { size, weight = 'regular', colour = INK } = look;
    let at = x;
    pdf.fillColor(colour);
    for (const run of fonts.runs(text, weight)) {
      pdf.font(run.face.id).fontSize(size);
      pdf.text(run.text, at, top + size * 1.12, {
        lineBreak: false,
        baseline: 'alphabetic',
        features: [],
        ...(look.goTo === undefined ? {} : { goTo: look.goTo }),
      });
      at += textWidth(fonts, run.text, size, weight);
    }
  };
  const tagged: Pages['tagged'] = (tag, draw, options = {}) => {
    const element = pdf.struct(tag, options.alt === undefined ? {} : { alt: options.alt });
    parent.add(element);
    const content = pdf.markStructureContent(tag);
    draw();
    pdf.endMarkedContent();
    element.add(content);
    element.end();
  };
  const artifact = (draw: () => void): void => {
    pdf.markContent('Artifact', { type: 'Layout' });
    draw();
    pdf.endMarkedContent();
  };
  const pages: Pages = {
    fonts,
    width: 595.28 - 2 * margin,
    left: margin,
    get y() {
      return y;
    },
    room: () => bottom() - y,
    open() {
      pdf.addPage();
      y = margin;
    },
    need(height) {
      if (bottom() - y >= height) return false;
      pages.open();
      return true;
    },
    space: (height) => void (y += height),
    rule() {
      artifact(() =>
        pdf
          .moveTo(margin, y + 3)
          .lineTo(margin + pages.width, y + 3)
          .lineWidth(1)
          .strokeColor('#a61e2b')
          .stroke(),
      );
      y += 8;
    },
    line(tag, text, look) {
      const { size, weight = 'regular', indent = 0, after = 0, align } = look;
      const room = pages.width - indent;
      let lines = breakLines(fonts, text, { width: room, size, weight });
      const height = size * LEADING;
      pages.need(Math.min(lines.length, 2) * height);
      while (lines.length > 0) {
        const fit = Math.max(1, Math.floor((bottom() - y) / height));
        const now = lines.slice(0, fit);
        lines = lines.slice(fit);
        tagged(tag, () => {
          for (const line of now) {
            const own = textWidth(fonts, line, size, weight);
            const shift = align === 'center' ? (room - own) / 2 : align === 'right' ? room - own : 0;
            put(line, margin + indent + shift, y, look);
            y += height;
          }
        });
        if (lines.length > 0) pages.open();
      }
      y += after;
    },
    contents(sections) {
      const list = pdf.struct('TOC');
      root.add(list);
      const height = LISTED * LEADING;
      for (const { id, title } of sections) {
        pages.need(height);
        const element = pdf.struct('TOCI');
        list.add(element);
        listed.push({ id, title, element, page: pageCount(), y });
        y += height + 3;
      }
    },
    begin(id, title, newPage) {
      while (stack.length > 0) stack.pop()?.end();
      parent = root;
      if (newPage || bottom() - y < 190) pages.open();
      else y += 18;
      const section = pdf.struct('Sect');
      root.add(section);
      stack.push(section);
      parent = section;
      begun.set(id, pageCount());
      pdf.addNamedDestination(id, 'XYZ', 0, pdf.page.height - y + 6, null);
      pdf.outline.addItem(title);
      pages.line('H1', title, { size: 16, weight: 'bold', after: 6, colour: '#0b4f5c' });
    },
    put,
    within(tag, work) {
      const [outer, inner] = [parent, pdf.struct(tag)];
      outer.add(inner);
      parent = inner;
      work();
      inner.end();
      parent = outer;
    },
    tagged,
    box(x, top, width, height, fill, stroke) {
      artifact(() => {
        if (fill !== undefined) pdf.rect(x, top, width, height).fillColor(fill).fill();
        if (stroke !== undefined) pdf.rect(x, top, width, height).lineWidth(0.5).strokeColor(stroke).stroke();
      });
    },
    figure(scene, top, width, height) {
      const scale = Math.min(width / scene.width, height / scene.height);
      tagged(
        'Figure',
        () => paint(pdf, fonts, scene, margin + (width - scene.width * scale) / 2, top, scale),
        {
          alt: `${scene.title}. ${scene.note}`,
        },
      );
    },
    moveTo: (to) => void (y = to),
    heightOf: (lines, size) => lines * size * LEADING,
    breaks: (text, width, size, weight = 'regular', isCode = false) =>
      breakLines(fonts, text, { width, size, weight, isCode }),
    widthOf: (text, size, weight) => textWidth(fonts, text, size, weight),
    number(title) {
      while (stack.length > 0) stack.pop()?.end();
      const { start, count } = pdf.bufferedPageRange();
      for (const { id, title: name, element, page, y: top } of listed) {
        pdf.switchToPage(start + page - 1);
        const look = { size: LISTED, goTo: id };
        const said = String(begun.get(id) ?? '');
        const content = pdf.markStructureContent('TOCI');
        put(name, margin, top, look);
        put(said, margin + pages.width - textWidth(fonts, said, LISTED, 'regular'), top, look);
        pdf.endMarkedContent();
        element.add(content);
      }
      root.end();
      for (let at = 0; at < count; at += 1) {
        pdf.switchToPage(start + at);
        const said = `${at + 1} / ${count}`;
        const foot = pdf.page.height - margin + 8;
        const look = { size: 8.5, colour: '#52606d' };
        const room = pdf.page.width - 2 * margin;
        const [name = ''] = breakLines(fonts, title, { width: room - 80, size: 8.5 });
        artifact(() => {
          pdf
            .moveTo(margin, foot - 4)
            .lineTo(margin + room, foot - 4)
            .lineWidth(0.5)
            .strokeColor(RULE)
            .stroke();
          put(name, margin, foot, look);
          put(said, pdf.page.width - margin - textWidth(fonts, said, 8.5, 'regular'), foot, look);
        });
      }
    },
  };
  return pages;
}
