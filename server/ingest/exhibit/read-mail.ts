// A mail (RFC 5322) as text: its headers, what it says, and what is attached. HTML becomes text; nothing of it is loaded or run.
import PostalMime, { type Address } from 'postal-mime';

export interface ReadMail {
  headers: { name: string; value: string }[];
  text: string;
  attachments: { name: string; mediaType: string; bytes: number }[];
}

const said = (address: Address): string =>
  address.group === undefined
    ? [address.name, address.address === '' ? '' : `<${address.address}>`]
        .filter((part) => part !== '')
        .join(' ')
    : `${address.name}: ${address.group.map(said).join(', ')}`;

/** Whether a text begins as a mail does: with lines of headers, among them one that every mail has. */
export const isMail = (head: string): boolean => {
  const [top = ''] = head.split(/\r?\n\r?\n/);
  const lines = top.split(/\r?\n/);
  const isHeaders = lines.every((line) => /^[!-9;-~]+:/.test(line) || /^[ \t]/.test(line));
  return isHeaders && lines.some((line) => /^(from|to|date|received|message-id):/i.test(line));
};

const DECODED = {
  from: 'From',
  to: 'To',
  cc: 'Cc',
  bcc: 'Bcc',
  replyTo: 'Reply-To',
} as const;

/** HTML as text, by the same reader: as a part beside an empty text, where it is turned into one. */
async function textOfHtml(html: string): Promise<string> {
  const body = Buffer.from(html).toString('base64');
  const parts = [
    ['Content-Type: text/plain', '', ''],
    ['Content-Type: text/html; charset=utf-8', 'Content-Transfer-Encoding: base64', '', body],
  ];
  const lines = parts.flatMap((part) => ['--part', ...part]);
  const whole = ['Content-Type: multipart/mixed; boundary=part', '', ...lines, '--part--', ''].join('\r\n');
  return (await PostalMime.parse(whole)).text?.trim() ?? '';
}

/** Lines that may begin a part; the reader holds one at a time, and seconds go by over a mail of a hundred thousand. */
const MOST_PARTS = 5000;

function assertFewParts(bytes: Buffer): void {
  let parts = 0;
  for (let at = bytes.indexOf('\n--'); at >= 0; at = bytes.indexOf('\n--', at + 1)) parts += 1;
  if (parts > MOST_PARTS) throw new Error('too many parts');
}

/** Reads a mail. Throws for one of too many parts, and what the reader throws for one that is nested beyond reason. */
export async function readMail(bytes: Buffer): Promise<ReadMail> {
  assertFewParts(bytes);
  const mail = await PostalMime.parse(bytes);
  const headers = Object.entries(DECODED).flatMap(([key, name]) => {
    const found = mail[key as keyof typeof DECODED];
    const list = found === undefined ? [] : Array.isArray(found) ? found : [found];
    return list.length === 0 ? [] : [{ name, value: list.map(said).join(', ') }];
  });
  const written = mail.headers.find(({ key }) => key === 'date')?.value;
  const text = mail.text?.trim() ?? '';
  return {
    headers: [
      ...headers,
      ...(written === undefined ? [] : [{ name: 'Date', value: written }]),
      ...(mail.subject === undefined ? [] : [{ name: 'Subject', value: mail.subject }]),
    ],
    text: text === '' && mail.html !== undefined ? await textOfHtml(mail.html) : text,
    attachments: mail.attachments.map(({ filename, mimeType, content }) => ({
      name: filename ?? '',
      mediaType: mimeType,
      bytes: typeof content === 'string' ? content.length : content.byteLength,
    })),
  };
}
