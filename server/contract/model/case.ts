// Case: the file under investigation; every element belongs to one.
import { z } from 'zod';
import { id } from '../scalars.ts';
import { defineEntity, optional, required } from './define.ts';

export const caseEntity = defineEntity({
  type: 'Case',
  title: { zh: '案件', en: 'Case' },
  caption: 'title',
  fields: {
    id: required(id, '编号', 'Id'),
    title: required(z.string().min(1).max(500), '案名', 'Title'),
    timezone: optional(z.string().max(64), '时区', 'Time zone'),
  },
  look: { colour: { light: '#495057', dark: '#ced4da' }, icon: 'folder', shape: 'rectangle' },
});
