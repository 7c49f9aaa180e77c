// How a list writes its rows: which columns, under which words, in which form of address.
import type { RecordField } from '#contract/model/record-field.ts';
import type { Random } from '../../fixtures/random.ts';
import { REGION } from './places.ts';
import type { ListHabits } from './profiles.ts';
import type { Cells } from './slips.ts';

type Column = keyof Cells | 'address' | 'serial' | 'note';

export interface Layout {
  header: string[];
  columns: Column[];
  /** The record field of each column, null for one that is none. */
  mapping: (RecordField | null)[];
  /** Writes one row. */
  write(cells: Cells, street: string, serial: number): string[];
}

const WORDS: Record<Exclude<Column, 'note'>, readonly string[]> = {
  serial: ['序号', '编号'],
  name: ['姓名', '业主姓名', '客户姓名', '业主'],
  phone: ['电话', '联系电话', '手机号码', '手机'],
  phone2: ['备用电话', '电话2', '其他联系电话'],
  idNumber: ['身份证号', '身份证号码', '证件号码'],
  address: ['地址', '房屋地址', '住址'],
  complex: ['小区', '楼盘', '小区名称'],
  building: ['楼栋', '栋', '楼号'],
  unit: ['单元', '单元号'],
  room: ['房号', '室号', '门牌号'],
  area: ['面积', '建筑面积', '房屋面积'],
  plate: ['车牌', '车牌号'],
  email: ['邮箱', '电子邮箱'],
};
const NOTES = ['无人接听', '已装修', '再联系', '意向强', '已签约', '暂不考虑', '关机', '空号'];

const FIELD: Partial<Record<Column, RecordField>> = {
  name: 'name',
  phone: 'phone',
  phone2: 'phone2',
  idNumber: 'id_number',
  address: 'address',
  complex: 'complex',
  building: 'building',
  unit: 'unit',
  room: 'room',
  area: 'floor_area',
  plate: 'plate',
  email: 'email',
};

const chineseNumber = (text: string): string => {
  const value = Number(text);
  const digits = '零一二三四五六七八九';
  if (!Number.isInteger(value) || value < 1 || value > 99) return text;
  if (value < 10) return digits[value]!;
  const [tens, ones] = [Math.floor(value / 10), value % 10];
  return `${tens === 1 ? '' : digits[tens]!}十${ones === 0 ? '' : digits[ones]!}`;
};

interface AddressForm {
  building: string;
  unit: string;
  room: string;
  dashed: boolean;
  region: boolean;
  chinese: boolean;
}

/** The whole address in one cell, in the list's form; parts that are not known are left out. */
function writeAddress({ complex, building, unit, room }: Cells, street: string, form: AddressForm): string {
  const head = form.region && complex !== '' ? `${REGION}${street}${complex}` : complex;
  if (form.dashed) return head + [building, unit, room].filter((part) => part !== '').join('-');
  const number = form.chinese ? chineseNumber : (text: string): string => text;
  const part = (text: string, suffix: string): string => (text === '' ? '' : text + suffix);
  return head + part(number(building), form.building) + part(number(unit), form.unit) + part(room, form.room);
}

/** Draws a layout; a profile may have no phones, addresses or ID numbers at all. */
export function drawLayout(random: Random, habits: ListHabits, hasIds: boolean): Layout {
  const inOne = random.chance(0.45);
  const wanted: (Column | false)[] = [
    random.chance(0.4) && 'serial',
    'name',
    habits.phones && 'phone',
    habits.phones && random.chance(0.3) && 'phone2',
    hasIds && 'idNumber',
    ...(habits.addresses
      ? inOne
        ? (['address'] as const)
        : (['complex', 'building', 'unit', 'room'] as const)
      : []),
    habits.addresses && random.chance(0.6) && 'area',
    habits.addresses && random.chance(0.25) && 'plate',
    random.chance(0.12) && 'email',
    random.chance(0.25) && 'note',
  ];
  const columns = wanted.filter((column) => column !== false);
  const suffixes = random.chance(0.4);
  const form: AddressForm = {
    building: random.pick(['栋', '栋', '幢', '号楼', '座']),
    unit: '单元',
    room: random.pick(['', '室', '号']),
    dashed: random.chance(0.3),
    region: random.chance(0.4),
    chinese: random.chance(0.1),
  };
  const withSuffix = (text: string, suffix: string): string =>
    text === '' || !suffixes ? text : text + suffix;
  return {
    columns,
    header: columns.map((column) => (column === 'note' ? '跟进情况' : random.pick(WORDS[column]))),
    mapping: columns.map((column) => FIELD[column] ?? null),
    write: (cells, street, serial) =>
      columns.map((column) => {
        if (column === 'serial') return String(serial);
        if (column === 'note') return random.chance(0.4) ? random.pick(NOTES) : '';
        if (column === 'address') return writeAddress(cells, street, form);
        if (column === 'building') return withSuffix(cells.building, form.building);
        if (column === 'unit') return withSuffix(cells.unit, form.unit);
        if (column === 'room') return withSuffix(cells.room, '室');
        return cells[column];
      }),
  };
}
