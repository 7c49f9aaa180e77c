// A report as DOCX, with headings, real tables, the picture as vector and “3 / 41” below.
import {
  AlignmentType,
  Bookmark,
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  ImageRun,
  InternalHyperlink,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
  type FileChild,
} from 'docx';
import { toSvg } from '../../drawing/svg.ts';
import { outlined } from '../../typesetting/outlines.ts';
import type { Block, Report } from '../model.ts';
import { columnWidths } from './column-widths.ts';
import { settled } from './docx-archive.ts';
import type { Tick } from './pdf-pages.ts';

/** Twentieths of a point between the margins of an A4 page. */
const WIDTH = 9700;
const FONT = { ascii: 'Arial', hAnsi: 'Arial', eastAsia: 'Microsoft YaHei', cs: 'Arial' };
/** The size of letters in a cell (half points), and what it keeps free on either side (twentieths of a point). */
const CELL = { size: 17, pad: 80 } as const;
/** The widest column that its longest word may claim for itself. */
const MOST_CLAIMED = 1900;
const TONES = { quiet: '52606D', warning: '8A3B00' } as const;

/** Control characters are no part of a document. */
const clean = (text: string): string =>
  text.replaceAll(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '\uFFFD');
const run = (text: string, options: { bold?: boolean; size?: number; color?: string } = {}): TextRun =>
  new TextRun({ text: clean(text), ...options });

/** About how wide a word is in a cell, in twentieths of a point: whoever opens the document sets it, in a font of theirs. */
const estimated = (word: string, weight: 'bold' | 'regular'): number =>
  [...word].reduce((sum, sign) => sum + (sign > '\u2e80' ? 1 : weight === 'bold' ? 0.62 : 0.56), 0) *
  CELL.size *
  10;

function tableOf({ columns, rows }: Extract<Block, { kind: 'table' }>): Table {
  const widths = columnWidths(columns, rows, {
    width: WIDTH,
    pad: 2 * CELL.pad + 20,
    most: MOST_CLAIMED,
    widthOf: estimated,
  }).map(Math.round);
  const border = { style: BorderStyle.SINGLE, size: 4, color: 'C5CED6' };
  const cell = (text: string, at: number, isHead: boolean): TableCell =>
    new TableCell({
      width: { size: widths[at] ?? 0, type: WidthType.DXA },
      margins: { top: 40, bottom: 40, left: CELL.pad, right: CELL.pad },
      ...(isHead ? { shading: { type: ShadingType.CLEAR, fill: 'E9F0F2', color: 'auto' } } : {}),
      children: [
        new Paragraph({
          alignment: columns[at]?.align === 'right' ? AlignmentType.RIGHT : AlignmentType.LEFT,
          // Hashes have no place to break: a space of no width after every eight letters gives them one.
          children: [
            run(
              columns[at]?.isCode === true ? text.replaceAll(/([0-9a-f]{8})(?=[0-9a-f])/g, '$1\u200b') : text,
              { bold: isHead, size: CELL.size },
            ),
          ],
        }),
      ],
    });
  return new Table({
    width: { size: WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    borders: {
      top: border,
      bottom: border,
      left: border,
      right: border,
      insideHorizontal: border,
      insideVertical: border,
    },
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: columns.map(({ title }, at) => cell(title, at, true)),
      }),
      ...rows.map(
        (row) =>
          new TableRow({
            cantSplit: row.every((text) => text.length < 1500),
            children: row.map((text, at) => cell(text, at, false)),
          }),
      ),
    ],
  });
}

async function blockParts(block: Block): Promise<FileChild[]> {
  switch (block.kind) {
    case 'heading':
      return [
        new Paragraph({ heading: HeadingLevel.HEADING_2, keepNext: true, children: [run(block.text)] }),
      ];
    case 'text':
      return [
        new Paragraph({
          spacing: { after: 120 },
          children: [run(block.text, block.tone === undefined ? {} : { color: TONES[block.tone] })],
        }),
      ];
    case 'items':
      return block.items.map(
        (item) => new Paragraph({ bullet: { level: 0 }, spacing: { after: 60 }, children: [run(item)] }),
      );
    case 'table':
      return [
        ...(block.title === ''
          ? []
          : [
              new Paragraph({
                keepNext: true,
                spacing: { before: 80, after: 60 },
                children: [run(block.title, { size: 18, color: TONES.quiet })],
              }),
            ]),
        tableOf(block),
        new Paragraph({ children: [] }),
      ];
    case 'figure': {
      const { scene } = block;
      const svg = toSvg(await outlined(scene));
      const { Resvg } = await import('@resvg/resvg-js');
      const picture = new Resvg(svg, {
        fitTo: { mode: 'width', value: 1600 },
        font: { loadSystemFonts: false },
      });
      const width = 640;
      const height = Math.round((width * scene.height) / scene.width);
      const fit = Math.min(1, 820 / height);
      const [title, description] = [clean(scene.title), clean(scene.note)];
      const said = { title, description, name: title };
      return [
        new Paragraph({
          alignment: AlignmentType.CENTER,
          // One line as high as the picture: a fixed one cuts it; and its caption stays with it.
          keepNext: true,
          spacing: { line: 240, lineRule: LineRuleType.AUTO },
          children: [
            new ImageRun({
              type: 'svg',
              data: Buffer.from(svg),
              fallback: { type: 'png', data: picture.render().asPng() },
              transformation: { width: Math.round(width * fit), height: Math.round(height * fit) },
              altText: said,
            }),
          ],
        }),
        new Paragraph({
          spacing: { after: 120 },
          children: [run(block.caption, { size: 18, color: TONES.quiet })],
        }),
      ];
    }
    case 'signatures':
      return block.lines.map(
        (line) =>
          new Paragraph({
            spacing: { before: 480, after: 120 },
            children: [run(`${line}　　____________________________`)],
          }),
      );
  }
}

/** The report as the bytes of a DOCX file. */
export async function renderDocx(report: Report, tick: Tick): Promise<Buffer> {
  const { title, subtitle, letterhead, facts, language, asOf, sections } = report;
  const centred = (text: string, size: number, after: number): Paragraph =>
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { after },
      children: [run(text, { bold: true, size })],
    });
  const item = language === 'zh' ? ['项目', '内容'] : ['Item', 'Content'];
  const children: FileChild[] = [
    ...letterhead.map((line) => centred(line, 28, 60)),
    centred(title, 44, 120),
    centred(subtitle, 26, 300),
    tableOf({
      kind: 'table',
      title: '',
      columns: [
        { title: item[0] ?? '', width: 2 },
        { title: item[1] ?? '', width: 8 },
      ],
      rows: facts,
    }),
    new Paragraph({
      spacing: { before: 300 },
      children: [run(language === 'zh' ? '目录' : 'Contents', { bold: true, size: 26 })],
    }),
    ...sections.map(
      ({ id, title: name }, at) =>
        new Paragraph({
          children: [new InternalHyperlink({ anchor: id, children: [run(`${at + 1}  ${name}`)] })],
        }),
    ),
  ];
  for (const [at, section] of sections.entries()) {
    await tick(at, sections.length);
    children.push(
      new Paragraph({
        heading: HeadingLevel.HEADING_1,
        keepNext: true,
        pageBreakBefore: at === 0,
        children: [new Bookmark({ id: section.id, children: [run(`${at + 1}  ${section.title}`)] })],
      }),
    );
    for (const block of section.blocks) children.push(...(await blockParts(block)));
  }
  const document = new Document({
    title: clean(`${title} — ${subtitle}`),
    creator: 'Vinetrace',
    lastModifiedBy: 'Vinetrace',
    styles: {
      default: {
        document: {
          run: { font: FONT, size: 20, language: { value: 'en-US', eastAsia: 'zh-CN' } },
          paragraph: { spacing: { line: 300, lineRule: LineRuleType.AUTO } },
        },
        heading1: {
          run: { font: FONT, size: 32, bold: true, color: '0B4F5C' },
          paragraph: { spacing: { before: 360, after: 120 } },
        },
        heading2: {
          run: { font: FONT, size: 24, bold: true },
          paragraph: { spacing: { before: 200, after: 80 } },
        },
      },
    },
    sections: [
      {
        properties: {
          page: {
            size: { width: 11906, height: 16838 },
            margin: { top: 1100, bottom: 1100, left: 1100, right: 1100 },
          },
        },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                alignment: AlignmentType.CENTER,
                children: [
                  new TextRun({ size: 17, children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] }),
                ],
              }),
            ],
          }),
        },
        children,
      },
    ],
  });
  return settled(await Packer.toBuffer(document), asOf);
}
