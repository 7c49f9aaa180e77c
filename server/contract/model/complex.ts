// Complex (小区): a housing estate in which owners live.
import { z } from 'zod';
import { count, id } from '../scalars.ts';
import { defineEntity, optional, required } from './define.ts';

export const complex = defineEntity({
  type: 'Complex',
  title: { zh: '小区', en: 'Complex' },
  caption: 'name',
  fields: {
    id: required(id, '编号', 'Id'),
    name: required(z.string().min(1), '名称', 'Name'),
    owners: optional(count, '业主数', 'Owners'),
  },
  look: { colour: { light: '#5f3dc4', dark: '#9775fa' }, icon: 'buildings', shape: 'round-rectangle' },
});
