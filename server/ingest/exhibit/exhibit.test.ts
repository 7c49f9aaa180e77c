// Exhibits as they come: mails in old encodings and with HTML, chats of several programs, pictures by their bytes, and what is none of them.
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { MOST_SHOWN, readExhibit } from './read-exhibit.ts';
import { sniff } from './sniff.ts';

const lines = async (bytes: Buffer): Promise<string[]> =>
  (await readExhibit(bytes)).lines.map(({ text }) => text);

describe('a mail', () => {
  const head = [
    'From: "=?gb2312?B?1cXI/Q==?=" <a@x.example>',
    'To: b@y.example',
    'Subject: =?utf-8?B?5ZCN5Y2V?=',
  ];

  it('is read in its own encoding, with headers decoded and attachments named', async () => {
    const bytes = Buffer.concat([
      Buffer.from(
        [
          ...head,
          'MIME-Version: 1.0',
          'Content-Type: multipart/mixed; boundary=b',
          '',
          '--b',
          'Content-Type: text/plain; charset=gb2312',
          'Content-Transfer-Encoding: 8bit',
          '',
          '',
        ].join('\r\n'),
      ),
      iconv.encode('名单发你了\r\n第二行', 'gb2312'),
      Buffer.from(
        [
          '',
          '--b',
          'Content-Type: application/vnd.ms-excel; name="list.xls"',
          'Content-Disposition: attachment; filename="list.xls"',
          'Content-Transfer-Encoding: base64',
          '',
          'AAEC',
          '--b--',
          '',
        ].join('\r\n'),
      ),
    ]);
    const read = await readExhibit(bytes);
    expect(read.form).toBe('mail');
    expect(read.headers).toContainEqual({ name: 'From', value: '张三 <a@x.example>' });
    expect(read.headers).toContainEqual({ name: 'Subject', value: '名单' });
    expect(read.lines.map(({ text }) => text)).toEqual(['名单发你了', '第二行']);
    expect(read.attachments).toEqual([{ name: 'list.xls', mediaType: 'application/vnd.ms-excel', bytes: 3 }]);
  });

  it('of HTML alone becomes text: no tag and no program of it is left', async () => {
    const html = '<p>你好<br>再见</p><script>alert(1)</script><img src="http://x.example/a.png">';
    const bytes = Buffer.from([...head, 'Content-Type: text/html; charset=utf-8', '', html].join('\r\n'));
    const said = (await lines(bytes)).join('\n');
    expect(said).toContain('你好\n再见');
    expect(said).not.toMatch(/<|alert|a\.png/);
  });
});

describe('a chat', () => {
  it('is messages, whatever stands below a message is of it', async () => {
    const text = '2014-10-09 20:13 海哥(9902871450):老资料\n便宜点\n\n2014-10-09 20:15:01 木语：怎么付\n';
    const read = await readExhibit(Buffer.from(text));
    expect(read.form).toBe('chat');
    expect(read.lines).toEqual([
      { n: 1, at: '2014-10-09 20:13', who: '海哥(9902871450)', text: '老资料\n便宜点' },
      { n: 2, at: '2014-10-09 20:15:01', who: '木语', text: '怎么付' },
    ]);
  });

  it('of QQ, with the name on a line of its own, in GB18030', async () => {
    const text =
      '2014-10-09 20:13:05 海哥(9902871450)\r\n老资料\r\n\r\n2014-10-09 20:15:00 木语(990001)\r\n怎么付\r\n';
    const read = await readExhibit(iconv.encode(text, 'gb18030'));
    expect(read).toMatchObject({ form: 'chat', encoding: 'gb18030' });
    expect(read.lines.map(({ who, text: said }) => [who, said])).toEqual([
      ['海哥(9902871450)', '老资料'],
      ['木语(990001)', '怎么付'],
    ]);
  });

  it('of a JSON export keeps what is no text', async () => {
    const text = JSON.stringify({
      messages: [
        { time: 1, from: '甲', content: '好' },
        { from: '乙', image: 'x' },
      ],
    });
    expect((await readExhibit(Buffer.from(text))).lines).toEqual([
      { n: 1, at: '1', who: '甲', text: '好' },
      { n: 2, who: '乙', text: '{"from":"乙","image":"x"}' },
    ]);
  });

  it('is not made of a text in which a time stands somewhere', async () => {
    const text =
      '现场检查笔录\n2015-05-18 10:00 检查人员:到场\n在办公电脑中发现名单\n共三份\n已打印\n当事人签字\n';
    expect((await readExhibit(Buffer.from(text))).form).toBe('text');
  });
});

describe('other files', () => {
  it('are told by their bytes and not by their names', () => {
    expect(sniff(Buffer.from('89504e470d0a1a0a', 'hex'))).toBe('image/png');
    expect(sniff(Buffer.from('ffd8ffe0', 'hex'))).toBe('image/jpeg');
    expect(sniff(Buffer.from('%PDF-1.7'))).toBe('application/pdf');
    expect(sniff(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'))).toBeUndefined();
    expect(sniff(Buffer.from('<html>'))).toBeUndefined();
  });

  it('that are markup are text, and that are none are not shown', async () => {
    expect(await lines(Buffer.from('<svg onload="alert(1)"/>'))).toEqual(['<svg onload="alert(1)"/>']);
    expect((await readExhibit(Buffer.from('504b0304140000000000', 'hex'))).form).toBe('other');
    expect((await readExhibit(Buffer.alloc(0))).form).toBe('text');
    expect((await readExhibit(Buffer.alloc(MOST_SHOWN + 1, 'a'))).form).toBe('large');
  });
});

describe('what is made to take time', () => {
  it('a mail of very many parts is shown as written', async () => {
    const head = 'From: a@x.example\nSubject: x\nContent-Type: multipart/mixed; boundary=a\n\n';
    const mail = Buffer.from(head + '--a\nContent-Type: text/plain\n\nhi\n'.repeat(20_000));
    const read = await readExhibit(mail);
    expect([read.form, read.warnings.length]).toEqual(['text', 1]);
  });

  it.each(['\n', '\r', '\r\n'])('a file of nothing but line ends is too large to show: %j', async (end) => {
    expect((await readExhibit(Buffer.from(end.repeat(600_000)))).form).toBe('large');
    expect((await readExhibit(Buffer.from(`a${end}`.repeat(1000)))).lines).toHaveLength(1000);
  });
});
