// What texts tell of handles: chats, statements, mails, notes.
import { expect, it } from 'vitest';
import { readNote, readTexts, type NamedHandle } from './texts.ts';

const HANDLES: NamedHandle[] = [
  { id: 'H1', platform: 'qq', value: '9900146233' },
  { id: 'H2', platform: 'net-name', value: '大海' },
  { id: 'H3', platform: 'qq', value: '9902871450' },
  { id: 'H4', platform: 'mail', value: 'a@yunti.example' },
];
const read = (kind: string, text: string) => readTexts([{ id: 'E1', kind, text, grade: 'B2' }], HANDLES);

it('reads who wrote what in a chat, when, and which phone was given', () => {
  const told = read(
    'chat',
    '2014-10-09 20:13 海哥资源(9902871450):老资料便宜点 有事打19900700001\n2014-10-09 20:15 木语家具:怎么付',
  );
  expect(told.texts.get('H3')).toEqual(['老资料便宜点 有事打19900700001', '海哥资源']);
  expect(told.hours.get('H3')).toEqual([20]);
  expect(told.contacts.get('H3')).toEqual(['19900700001']);
  expect(told.statements).toEqual([]);
});

it('reads from a statement who was named in one breath, but not from the question', () => {
  const told = read(
    'statement',
    '问:9902871450 和 9900146233 是谁?\n答:只知道网名“大海”,QQ是9900146233,留的电话19900700001。',
  );
  expect(told.statements).toEqual([{ handles: ['H1', 'H2'], how: 'said', evidence: 'E1', grade: 'B2' }]);
  expect(told.contacts.get('H1')).toEqual(['19900700001']);
  expect(told.contacts.get('H2')).toEqual(['19900700001', '9900146233']);
});

it('does not take a number within a longer one, nor a word, for a handle', () => {
  const told = read('statement', '转账单号199001462331,大海边的茶楼。');
  expect(told.statements).toEqual([]);
  expect(told.contacts.size).toBe(0);
});

it('reads the writer and the hour of a mail, and leaves its head alone', () => {
  const told = read(
    'mail',
    'From: a@yunti.example\nTo: b@julan.example\nDate: Thu, 02 Apr 2015 15:21:08 +0800\n\n名单在附件',
  );
  expect(told.hours.get('H4')).toEqual([15]);
  expect(told.texts.get('H4')).toEqual(['\n名单在附件']);
});

it('reads a note', () => {
  const told = read('chat', '');
  readNote(HANDLES[0]!, '签名“一手业主 大海”;留联系电话19900700001', HANDLES, told);
  expect(told.contacts.get('H1')).toEqual(['19900700001']);
});
