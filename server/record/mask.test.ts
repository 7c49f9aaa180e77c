// Masking: what is personal does not come through, however it is written; what is not, does.
import { describe, expect, it } from 'vitest';
import { maskField, maskHandle, maskName, maskText } from './mask.ts';

const FULL = '０１２３４５６７８９';
const CHINESE = '零一二三四五六七八九';
const ARABIC = '٠١٢٣٤٥٦٧٨٩';

const written = (digits: string, as: string): string =>
  digits.replace(/\d/g, (digit) => as[Number(digit)] ?? digit);
const spaced = (digits: string, gap: string, groups: number[]): string => {
  const parts: string[] = [];
  let at = 0;
  for (const size of groups) {
    parts.push(digits.slice(at, at + size));
    at += size;
  }
  return [...parts, digits.slice(at)].filter((part) => part !== '').join(gap);
};

const GAPS = ['', ' ', '  ', '-', '—', '.', '·', '_', '\u3000', '\u00a0', '\u200b', '－', '/', ' - '];

/** Digits that can be read in a text, in plain form. */
const readable = (text: string): string =>
  [...text]
    .map((char) => {
      for (const digits of ['0123456789', FULL, CHINESE, ARABIC]) {
        const value = digits.indexOf(char);
        if (value >= 0) return String(value);
      }
      return '';
    })
    .join('');

const PHONE = '19900012345';
const ID = '51069919870312451X';

const phoneForms = [
  ...GAPS.flatMap((gap) => [
    spaced(PHONE, gap, [3, 4, 4]),
    spaced(PHONE, gap, [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]),
  ]),
  written(PHONE, FULL),
  written(PHONE, CHINESE),
  written(PHONE, ARABIC),
  `+86 ${PHONE}`,
  `0086-${PHONE}`,
  `86${PHONE}`,
  `(${PHONE})`,
  `1-990-001-2345`,
];

describe('phones', () => {
  it.each(phoneForms)('%s shows at most three and four digits of its eleven', (form) => {
    for (const text of [form, `电话${form}打不通`, `a ${form}, b`, `张三${form}李四`]) {
      const seen = readable(maskText(text).replaceAll('三', '').replaceAll('四', ''));
      expect(seen.length).toBeLessThanOrEqual(9);
      expect(seen).not.toContain('0001');
      expect(seen.endsWith('2345') || seen === '' || seen.length <= 5).toBe(true);
    }
  });

  it('keep the first three and the last four', () => {
    expect(maskText(PHONE)).toBe('199****2345');
    expect(maskText('199 0001 2345')).toBe('199 **** 2345');
    expect(maskField('phone', written(PHONE, FULL))).toBe('１９９****２３４５');
    expect(maskField('phone', `${PHONE}/19900054321`)).not.toMatch(/0001|00054/);
    expect(maskField('phone2', '0838-2345678')).toBe('083*-*******');
    expect(maskField('phone', '2345678')).toBe('*****78');
    expect(maskField('phone', '23456')).toBe('***56');
    expect(maskField('phone', '20150518')).toBe('******18');
    expect(maskField('phone', '无')).toBe('无');
  });
});

const idForms = [
  ...GAPS.flatMap((gap) => [spaced(ID, gap, [6, 8, 4]), spaced(ID, gap, [6, 4, 2, 2, 4])]),
  '510699870312451',
  '510699198703124',
  '5.10699E+17',
  '5.10699198703124E+17',
  '510699198703120000',
  written(ID, FULL).replace('X', 'Ｘ'),
  written(ID, CHINESE),
  '51069919870312451x',
  '5106991987031',
  '510699１９８７0312451X',
];

it('digits of any script are digits', () => {
  const brahmi = [...PHONE].map((digit) => String.fromCodePoint(0x11066 + Number(digit))).join('');
  expect([...maskText(`电话${brahmi}`)].filter((char) => char === '*')).toHaveLength(4);
});

describe('ID numbers', () => {
  it.each(idForms)('%s shows at most its first four digits', (form) => {
    for (const mask of [
      (text: string) => maskText(`身份证 ${text}。`),
      (text: string) => maskField('id_number', text),
    ]) {
      const masked = mask(form);
      expect(readable(masked).length).toBeLessThanOrEqual(4);
      expect(masked).not.toMatch(/[XxＸ]/);
    }
  });
});

describe('e-mails and plates', () => {
  it.each(['zhang.san@example.com', 'ｚhang＠example.com', `${PHONE}@qq.com`, 'a+b@mail.example.cn'])(
    '%s',
    (mail) => {
      const masked = maskText(`邮箱${mail}`.replace('邮箱', '邮箱：'));
      expect(masked).toMatch(/^邮箱：.\*\*\*[@＠]/);
      expect(maskField('email', mail)).toMatch(/^.\*\*\*[@＠]/);
    },
  );

  it.each(['川F12345', '川F·12345', '川F-1A2B3', '川FD12345', '川Ｆ１２３４５', '川f12345', '粤Z1234港'])(
    '%s',
    (plate) => {
      expect(maskText(`车牌${plate}，白色`)).not.toMatch(/[1-5１-５]/);
      expect(maskText(`车牌${plate}，白色`)).toMatch(/^车牌[川粤].[-·]?\*+，白色$/);
      expect(maskField('plate', plate)).toMatch(/^[川粤].[-·]?\*+$/);
    },
  );

  it('what is written as neither is masked whole in its column', () => {
    expect(maskField('email', 'zhangsan')).toBe('********');
    expect(maskField('plate', 'F12345')).toBe('******');
  });
});

describe('names', () => {
  it.each([
    ['张三', '张*'],
    ['张三丰', '张**'],
    ['欧阳修', '欧阳*'],
    ['司马相如', '司马**'],
    ['欧阳', '欧*'],
    ['张 三', '张*'],
    ['张三、李四', '张*、李*'],
    ['John Smith', 'J***'],
    ['张', '*'],
    ['', ''],
    ['张*', '张*'],
    ['買買提·艾力', '買***'],
  ])('%s becomes %s', (name, masked) => {
    expect(maskName(name)).toBe(masked);
    expect(maskField('name', name)).toBe(masked);
  });

  it('with a number in the name lose the number', () => {
    expect(readable(maskField('name', `张某${PHONE}`))).not.toContain('0001');
  });

  it('that are known are found in free text, the longest first', () => {
    const names = new Set(['张三', '张三丰', '欧阳修', '李']);
    expect(maskText('已联系张三丰和张三，欧阳修不在，李总回电', names)).toBe(
      '已联系张**和张*，欧阳*不在，李总回电',
    );
    expect(maskField('notes', '张三丰', names)).toBe('张**');
    expect(maskField(null, '张三丰 19900012345', names)).toBe('张** 199****2345');
  });
});

describe('what is not personal', () => {
  it.each([
    '2015-05-18',
    '2015-05',
    '2015-05-18 14:30 交房',
    '2015/5/8 2015.05.18',
    'lists/20150518.csv',
    '2014-2015年度 2014—2015 2015-05-18 2015-06',
    '135000元，0.5元/条',
    '3幢2单元1501',
    '面积104.35平方米',
    '第12页，共304页',
    '翠湖花园二期 九三学社',
    'lists/m03_2015.csv',
    '',
  ])('stays: %s', (text) => {
    expect(maskText(text)).toBe(text);
  });

  it('stays beside what is masked', () => {
    expect(maskText(`2015-05-18 ${PHONE}`)).toBe('2015-05-18 199****2345');
    expect(maskText(`${PHONE} 2015-05-18`)).toBe('199****2345 2015-05-18');
    expect(maskField('address', '德阳市翠湖花园３幢２单元1501')).toBe('德阳市翠湖花园*幢*单元****');
    expect(maskField('complex', '翠湖花园')).toBe('翠湖花园');
    expect(maskField('room', '15-A')).toBe('**-*');
    expect(maskText(`👪家${PHONE}𠮷`)).toBe('👪家199****2345𠮷');
  });

  it('of a long text takes no longer than reading it', () => {
    const begun = performance.now();
    for (const text of ['省'.repeat(20_000), `${'a.'.repeat(10_000)}@`]) maskText(text);
    expect(performance.now() - begun).toBeLessThan(2000);
    expect(maskText(`${'邮'.repeat(300)}zhang.san@example.com`)).not.toContain('zhang');
  });

  it('is not masked twice', () => {
    for (const text of [...phoneForms, ...idForms, 'zhang.san@example.com', '川F12345']) {
      const once = maskText(`甲 ${text} 乙`);
      expect(maskText(once)).toBe(once);
    }
  });
});

describe('handles', () => {
  it.each([
    ['phone', PHONE, '199****2345'],
    ['mail', 'broker@example.com', 'b***@example.com'],
    ['wechat', 'wx_jiancai', 'wx***'],
    ['wechat', PHONE, '199****2345'],
    ['wechat', 'abc', 'a***'],
    ['qq', '1990001234', '1990001234'],
    ['net-name', '建材王', '建材王'],
    ['net-name', `建材王${PHONE}`, '建材王199****2345'],
  ] as const)('%s %s', (platform, value, masked) => {
    expect(maskHandle(platform, value)).toBe(masked);
  });
});
