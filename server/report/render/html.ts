// A report as one HTML file that needs nothing else: no script, no font, no picture from outside.
import { toSvgElement } from '../../drawing/svg.ts';
import { fontsFor, pageFont } from '../../typesetting/fonts.ts';
import { textsOfReport, type Block, type Report } from '../model.ts';
import type { Tick } from './pdf-pages.ts';

const STYLE = `
:root{color-scheme:light}
body{margin:0 auto;max-width:52rem;padding:2.5rem 1.5rem 4rem;color:#1f2933;background:#fff;line-height:1.65;
font-family:vinetrace,sans-serif}
figure svg{font-family:vinetrace,sans-serif}
header{text-align:center;margin-bottom:2rem}
header .letterhead{font-weight:700;border-bottom:2px solid #a61e2b;padding-bottom:.6rem;margin-bottom:2rem}
h1{font-size:1.9rem;margin:.2em 0}h2{font-size:1.35rem;color:#0b4f5c;border-bottom:1px solid #c5ced6;padding-bottom:.2em;margin-top:2.4em}
h3{font-size:1.05rem;margin:1.4em 0 .4em}
.scroll{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:.84rem;margin:.3rem 0 1.2rem}
caption{text-align:left;color:#52606d;padding-bottom:.3rem}th,td{border:1px solid #c5ced6;padding:.3em .5em;text-align:left;vertical-align:top}
th{background:#e9f0f2}td.right,th.right{text-align:right}td.code{word-break:break-all}
.quiet{color:#52606d;font-size:.92rem}.warning{color:#8a3b00}figure{margin:1rem 0}figure svg{width:100%;height:auto}figcaption{color:#52606d;font-size:.84rem}
.sign{display:flex;gap:1rem;margin:2.2rem 0}.sign span:last-child{flex:0 0 16rem;border-bottom:1px solid #1f2933}
nav ol{columns:2}a{color:#0b4f5c}
@page{size:A4;margin:20mm}@media print{body{max-width:none;padding:0}tr{break-inside:avoid}thead{display:table-header-group}h2,h3{break-after:avoid}}
`;

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const plain = (text: string): string => text.replaceAll(/[&<>"]/g, (letter) => ENTITIES[letter] ?? letter);

/** What the page itself writes, beside the report. */
const LATIN = Array.from({ length: 95 }, (_, at) => String.fromCodePoint(32 + at)).join('');

/** A text as markup; letters of the small fonts that are embedded are set in those. */
type Write = (text: string) => string;

async function rareFonts(report: Report): Promise<{ write: Write; style: string }> {
  const texts = textsOfReport(report);
  const fonts = await fontsFor(texts);
  const faces = new Map<string, Buffer>();
  const write: Write = (text) =>
    fonts
      .runs(text, 'regular')
      .map(({ face, text: run }) => {
        const escaped = plain(run);
        if (face.id.startsWith('sc-')) return escaped;
        faces.set(face.id, face.bytes);
        return `<span class="${face.id}">${escaped}</span>`;
      })
      .join('');
  for (const text of texts) write(text);
  const rare = [...faces].map(
    ([id, bytes]) =>
      `.${id}{font-family:${id}}@font-face{font-family:${id};src:url(data:font/ttf;base64,${bytes.toString('base64')})}`,
  );
  const main = (await pageFont([...texts, LATIN])).toString('base64');
  const style = [`@font-face{font-family:vinetrace;src:url(data:font/woff2;base64,${main})}`, ...rare].join(
    '\n',
  );
  return { write, style };
}

function blockMarkup(block: Block, write: Write, id: string): string {
  switch (block.kind) {
    case 'heading':
      return `<h3>${write(block.text)}</h3>`;
    case 'text':
      return `<p${block.tone === undefined ? '' : ` class="${block.tone}"`}>${write(block.text)}</p>`;
    case 'items':
      return `<ul>${block.items.map((item) => `<li>${write(item)}</li>`).join('')}</ul>`;
    case 'figure':
      return `<figure>${toSvgElement(block.scene, id)}<figcaption>${write(block.caption)}</figcaption></figure>`;
    case 'signatures':
      return block.lines
        .map((line) => `<p class="sign"><span>${write(line)}</span><span></span></p>`)
        .join('');
    case 'table': {
      const classes = block.columns.map(({ align, isCode }) =>
        [align ?? '', isCode === true ? 'code' : ''].join(' ').trim(),
      );
      const classOf = (at: number): string => (classes[at] === '' ? '' : ` class="${classes[at]}"`);
      const head = block.columns
        .map(({ title }, at) => `<th scope="col"${classOf(at)}>${write(title)}</th>`)
        .join('');
      const rows = block.rows
        .map((row) => `<tr>${row.map((cell, at) => `<td${classOf(at)}>${write(cell)}</td>`).join('')}</tr>`)
        .join('\n');
      const caption = block.title === '' ? '' : `<caption>${write(block.title)}</caption>`;
      return `<div class="scroll" tabindex="0"><table>${caption}<thead><tr>${head}</tr></thead><tbody>${rows}</tbody></table></div>`;
    }
  }
}

/** The report as one document. */
export async function renderHtml(report: Report, tick: Tick): Promise<Buffer> {
  const { write, style } = await rareFonts(report);
  const { title, subtitle, letterhead, facts, language, sections } = report;
  const parts: string[] = [];
  for (const [at, section] of sections.entries()) {
    await tick(at, sections.length);
    const blocks = section.blocks.map((block, index) => blockMarkup(block, write, `${section.id}-${index}`));
    parts.push(
      `<section id="${section.id}"><h2>${at + 1}&ensp;${write(section.title)}</h2>\n${blocks.join('\n')}</section>`,
    );
  }
  const head =
    letterhead.length === 0 ? '' : `<div class="letterhead">${letterhead.map(write).join('<br>')}</div>`;
  const contents = sections
    .map(({ id, title: name }) => `<li><a href="#${id}">${write(name)}</a></li>`)
    .join('');
  const known = facts
    .map(([label, value]) => `<tr><th scope="row">${write(label)}</th><td>${write(value)}</td></tr>`)
    .join('');
  const document =
    `<!doctype html>\n<html lang="${language === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8">` +
    `<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="referrer" content="no-referrer">` +
    `<title>${plain(`${title} — ${subtitle}`)}</title><style>${STYLE}${style}</style></head>\n<body><header>${head}` +
    `<h1>${write(title)}</h1><p>${write(subtitle)}</p></header>\n<table><tbody>${known}</tbody></table>` +
    `<nav aria-label="${language === 'zh' ? '目录' : 'Contents'}"><ol>${contents}</ol></nav>\n<main>${parts.join('\n')}</main></body></html>\n`;
  return Buffer.from(document);
}
