// The registry of forms that a report is rendered in: one line each.
import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { ReportFormat } from '#contract/report.ts';
import type { Report } from '../model.ts';
import type { Tick } from './pdf-pages.ts';

interface Renderer {
  extension: string;
  mediaType: string;
  /** The same bytes for the same report. */
  render(report: Report, tick: Tick): Promise<Buffer>;
}

export const RENDERERS: Readonly<Record<ReportFormat, Renderer>> = {
  pdf: {
    extension: '.pdf',
    mediaType: 'application/pdf',
    async render(report, tick) {
      const { renderPdf } = await import('./pdf.ts');
      const out = new PassThrough();
      const [content] = await Promise.all([
        buffer(out),
        renderPdf(report, out, tick).finally(() => out.end()),
      ]);
      return content;
    },
  },
  docx: {
    extension: '.docx',
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    render: async (report, tick) => (await import('./docx.ts')).renderDocx(report, tick),
  },
  html: {
    extension: '.html',
    mediaType: 'text/html; charset=utf-8',
    render: async (report, tick) => (await import('./html.ts')).renderHtml(report, tick),
  },
};
