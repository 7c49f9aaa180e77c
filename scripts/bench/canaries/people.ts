// Invented people for the measurement of canaries, by rule: ID numbers that prove themselves, doors, names as frequent as they come.
import { randomFrom } from '#contract/random.ts';
import { checkCharacter } from '../../../server/ingest/normalise/id-number.ts';

const SURNAMES = '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董';
const GIVEN = '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂英华建国志文玉红晓春林峰云飞宇浩辰';
const COMPLEXES = Array.from(
  { length: 60 },
  (_, n) =>
    `${'翠锦岚星澄棠'[n % 6]}${'湖溪江岩澜影'[Math.floor(n / 6) % 6]}${'花园'}${n >= 36 ? '二期' : ''}`,
);
/** Above it lie the numbers of canaries. */
export const PEOPLE_PHONES = 900_000;

const two = (number: number): string => String(number).padStart(2, '0');

export interface Person {
  name: string;
  phone: string;
  id: string;
  complex: string;
  building: string;
  unit: string;
  room: string;
}

/** The n-th person of all, always the same. */
export function person(n: number): Person {
  const random = randomFrom(n * 7919 + 17);
  const pick = <T>(all: ArrayLike<T>): T => all[Math.floor(random() * all.length)]!;
  // Canaries are born before the 29th: nobody has the ID number of one, as where counties are real.
  const month = [1, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12][Math.floor(random() * 11)]!;
  const day = `${1950 + Math.floor(random() * 48)}${two(month)}${29 + Math.floor(random() * 2)}`;
  const digits = `510699${day}${String(1 + Math.floor(random() * 998)).padStart(3, '0')}`;
  return {
    name: pick(SURNAMES) + pick(GIVEN) + (random() < 0.85 ? pick(GIVEN) : ''),
    phone: `19900${String((n * 7) % PEOPLE_PHONES).padStart(6, '0')}`,
    id: digits + checkCharacter(digits),
    complex: pick(COMPLEXES),
    building: String(1 + Math.floor(random() * 18)),
    unit: String(1 + Math.floor(random() * 3)),
    room: `${1 + Math.floor(random() * 30)}0${1 + Math.floor(random() * 4)}`,
  };
}
