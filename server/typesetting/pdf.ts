// A PDF to be filled: tagged, with its language and title, and the same bytes for the same content.
import PdfKit from 'pdfkit';
import type { Language } from '#contract/text.ts';

export interface PdfOptions {
  title: string;
  language: Language;
  /** ISO time of the newest fact in it: a time of making would make two copies differ. */
  asOf: string;
  /** Width and height in points. */
  size: readonly [number, number];
  margin: number;
}

/** Points of an A4 page. */
export const A4 = [595.28, 841.89] as const;

export const openPdf = ({ title, language, asOf, size, margin }: PdfOptions): PDFKit.PDFDocument =>
  new PdfKit({
    pdfVersion: '1.7',
    tagged: true,
    lang: language === 'zh' ? 'zh-CN' : 'en',
    displayTitle: true,
    size: [...size],
    margin,
    bufferPages: true,
    autoFirstPage: false,
    info: { Title: title, Creator: 'Vinetrace', Producer: 'Vinetrace', CreationDate: new Date(asOf) },
  });
