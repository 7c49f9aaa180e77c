// Party: a merchant, tech firm, retailer, list broker or source that holds, passes on or receives lists.
import { z } from 'zod';
import { id } from '../scalars.ts';
import { defineEntity, optional, required, type Kind } from './define.ts';

const KINDS = [
  {
    value: 'source',
    label: 'Source',
    text: { zh: '源头', en: 'Source' },
    tier: 0,
    look: { colour: { light: '#c92a2a', dark: '#ff8787' }, icon: 'database', shape: 'octagon' },
  },
  {
    value: 'list-broker',
    label: 'ListBroker',
    text: { zh: '名单贩子', en: 'List broker' },
    tier: 1,
    look: { colour: { light: '#d9480f', dark: '#ffa94d' }, icon: 'user-dollar', shape: 'diamond' },
  },
  {
    value: 'merchant',
    label: 'Merchant',
    text: { zh: '商家', en: 'Merchant' },
    tier: 2,
    look: { colour: { light: '#1971c2', dark: '#74c0fc' }, icon: 'building-store', shape: 'round-rectangle' },
  },
  {
    value: 'tech-firm',
    label: 'TechFirm',
    text: { zh: '科技公司', en: 'Tech firm' },
    tier: 3,
    look: { colour: { light: '#6741d9', dark: '#b197fc' }, icon: 'cpu', shape: 'hexagon' },
  },
  {
    value: 'retailer',
    label: 'Retailer',
    text: { zh: '零售商', en: 'Retailer' },
    tier: 4,
    look: { colour: { light: '#2b8a3e', dark: '#8ce99a' }, icon: 'shopping-cart', shape: 'round-rectangle' },
  },
  {
    value: 'unknown',
    label: 'Unknown',
    text: { zh: '身份不明', en: 'Unknown' },
    tier: 1,
    look: { colour: { light: '#5c636a', dark: '#adb5bd' }, icon: 'help', shape: 'ellipse' },
  },
] as const satisfies readonly Kind[];

const partyKind = z.enum(KINDS.map((kind) => kind.value));

export const party = defineEntity({
  type: 'Party',
  title: { zh: '主体', en: 'Party' },
  table: 'parties.csv',
  caption: 'name',
  kindField: 'kind',
  kinds: KINDS,
  fields: {
    id: required(id, '编号', 'Id'),
    kind: required(partyKind, '类别', 'Kind'),
    name: required(z.string().min(1).max(500), '名称', 'Name'),
    trade: optional(z.string().max(200), '行业', 'Trade'),
    region: optional(z.string().max(200), '地区', 'Region'),
    notes: optional(z.string(), '备注', 'Notes', { at: 'record' }),
  },
  byHand: { adds: true, fields: ['kind', 'name', 'trade', 'region', 'notes'] },
  look: { colour: { light: '#1971c2', dark: '#74c0fc' }, icon: 'building', shape: 'round-rectangle' },
});
