// Owner: the person behind the records of one or more lists; pseudonymous, with a masked caption.
import { z } from 'zod';
import { count } from '../scalars.ts';
import { defineEntity, optional, required } from './define.ts';

/** A pseudonym, by which an id is known to be an owner's. */
export const OWNER_ID = /^o-[0-9a-f]{24}$/;

export const owner = defineEntity({
  type: 'Owner',
  title: { zh: '业主', en: 'Owner' },
  caption: 'caption',
  fields: {
    // Keyed HMAC of the strongest match key: the same person has the same pseudonym wherever the same key is used.
    id: required(z.string().regex(OWNER_ID), '化名', 'Pseudonym'),
    caption: required(z.string(), '掩码姓名', 'Masked name'),
    records: optional(count, '记录数', 'Records'),
  },
  look: { colour: { light: '#868e96', dark: '#909296' }, icon: 'user', shape: 'ellipse' },
});
