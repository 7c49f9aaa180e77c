// How a name is read: toneless pinyin, by which homophones such as 张伟 and 章玮 are told.
import { pinyin } from 'pinyin-pro';
import { remembered } from './bounded-cache.ts';
import { isSurname, surnameOf } from './surnames.ts';

const OPTIONS = { toneType: 'none', v: true, type: 'array' } as const;

const surnameSound = remembered((surname) =>
  pinyin(surname, { ...OPTIONS, mode: 'surname', surname: 'all' }).join(''),
);
/** Given names come again more often than whole names do, and a reading takes the library ten microseconds. */
const givenSound = remembered((given) => pinyin(given, OPTIONS).join(''), 100_000);

/**
 * The syllables of a name joined, without tones, ü as v, the surname in its reading as a surname: 单雄信 → shanxiongxin,
 * 吕布 → lvbu. What is not Chinese stays, in small letters. Pure, and the same at every call.
 * @param name of simplified characters, as `personName` gives it
 */
export function namePinyin(name: string): string {
  if (isSurname(name)) return surnameSound(name);
  const surname = surnameOf(name) ?? '';
  return (
    (surname === '' ? '' : surnameSound(surname)) + givenSound(name.slice(surname.length))
  ).toLowerCase();
}
