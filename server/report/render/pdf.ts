// A report as PDF: tagged, with bookmarks, “3 / 41” on every page, fonts embedded.
import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fontsFor } from '../../typesetting/fonts.ts';
import { registerFonts } from '../../typesetting/paint.ts';
import { A4, openPdf } from '../../typesetting/pdf.ts';
import { textsOfReport, type Report } from '../model.ts';
import { pdfBlock } from './pdf-blocks.ts';
import { pdfPages, type Tick } from './pdf-pages.ts';

const MARGIN = 56;

/** Writes the report; `tick` is told how many of its sections are set, and may wait or throw. */
export async function renderPdf(report: Report, out: Writable, tick: Tick): Promise<void> {
  const { title, language, asOf, sections, subtitle, letterhead, facts } = report;
  const pdf = openPdf({ title: `${title} — ${subtitle}`, language, asOf, size: A4, margin: MARGIN });
  const texts = [...textsOfReport(report), '0123456789 /—•', language === 'zh' ? '目录' : 'Contents'];
  const fonts = await fontsFor(texts);
  registerFonts(pdf, fonts, texts);
  const done = pipeline(pdf, out, { end: false });
  const pages = pdfPages(pdf, fonts, MARGIN);
  pages.open();
  for (const line of letterhead)
    pages.line('P', line, { size: 13, weight: 'bold', align: 'center', after: 2 });
  if (letterhead.length > 0) pages.rule();
  pages.space(letterhead.length > 0 ? 26 : 60);
  pages.line('H1', title, { size: 24, weight: 'bold', align: 'center', after: 10 });
  pages.line('P', subtitle, { size: 13, align: 'center', after: 26 });
  pdfBlock(pages, {
    kind: 'table',
    title: '',
    columns: [
      { title: language === 'zh' ? '项目' : 'Item', width: 2.4 },
      { title: language === 'zh' ? '内容' : 'Content', width: 8 },
    ],
    rows: facts,
  });
  pages.space(14);
  pages.line('H2', language === 'zh' ? '目录' : 'Contents', { size: 13, weight: 'bold', after: 6 });
  pages.contents(sections.map(({ id, title: name }, at) => ({ id, title: `${at + 1}  ${name}` })));
  for (const [at, section] of sections.entries()) {
    await tick(at, sections.length);
    pages.begin(section.id, `${at + 1}  ${section.title}`, at === 0);
    for (const block of section.blocks) pdfBlock(pages, block);
  }
  pages.number(`${title} — ${subtitle}`);
  pdf.end();
  await done;
}
