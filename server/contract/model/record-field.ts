// The fields of one row of a list (one person's one home), which columns of seized files map to.
import { z } from 'zod';
import type { Text } from '../text.ts';

export const RECORD_FIELDS = [
  'name',
  'phone',
  'phone2',
  'id_number',
  'address',
  'complex',
  'building',
  'unit',
  'room',
  'floor_area',
  'plate',
  'email',
  'notes',
] as const;

export const recordField = z.enum(RECORD_FIELDS);
export type RecordField = z.infer<typeof recordField>;

/** What each record field is called on screen. */
export const recordFieldTitle: Record<RecordField, Text> = {
  name: { zh: '姓名', en: 'Name' },
  phone: { zh: '电话', en: 'Phone' },
  phone2: { zh: '备用电话', en: 'Second phone' },
  id_number: { zh: '身份证号', en: 'ID number' },
  address: { zh: '地址', en: 'Address' },
  complex: { zh: '小区', en: 'Complex' },
  building: { zh: '楼栋', en: 'Building' },
  unit: { zh: '单元', en: 'Unit' },
  room: { zh: '房号', en: 'Room' },
  floor_area: { zh: '面积', en: 'Floor area' },
  plate: { zh: '车牌', en: 'Plate' },
  email: { zh: '邮箱', en: 'E-mail' },
  notes: { zh: '备注', en: 'Notes' },
};
