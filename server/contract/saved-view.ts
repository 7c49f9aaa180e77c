// A view that a person saved under a name, for themselves or for everybody who works on the case.
import { z } from 'zod';
import { message } from './text.ts';

const name = z
  .string()
  .trim()
  .min(1, message('请为视图命名', 'give the view a name'))
  .max(120, message('名称最多 120 字', 'a name has at most 120 characters'))
  .regex(/^[^\p{Cc}\p{Cs}]*$/u, message('名称不得含控制字符', 'a name has no control character'));

/** A picture of the canvas as PNG in base64, small enough for a card. */
const thumbnail = z
  .string()
  .max(200_000)
  .regex(/^iVBORw0KGgo[A-Za-z0-9+/]+=*$/, message('缩略图应为 PNG', 'a thumbnail is a PNG'));

/** What is saved: the client's form of a view, and the rest of its address. */
const body = z.object({
  format: z.number().int().min(1),
  /** As it came: the client checks it when it opens it. */
  view: z.record(z.string(), z.unknown()),
  /** The query of the address: selection, panels, trace. A control character would end it where it is kept. */
  address: z
    .string()
    .max(20_000)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u, message('地址不得含控制字符', 'an address has no control character')),
});

/** A saved view in a list: `version` counts its changes, `by` and `at` tell of the last one, `owner` who made it. */
export const savedViewCard = z.object({
  id: z.string(),
  name,
  isShared: z.boolean(),
  owner: z.string(),
  by: z.string(),
  at: z.string(),
  version: z.number().int(),
  hasThumbnail: z.boolean(),
});
export type SavedViewCard = z.infer<typeof savedViewCard>;

export const savedViews = z.object({
  views: z.array(savedViewCard),
  shown: z.number().int(),
  total: z.number().int(),
});

export const savedView = savedViewCard.extend(body.shape);
export type SavedView = z.infer<typeof savedView>;

export const newSavedView = body.extend({ name, isShared: z.boolean(), thumbnail: thumbnail.optional() });
export type NewSavedView = z.infer<typeof newSavedView>;

/** Renames, shares or overwrites: what is not said stays. `base` is the version that the person saw. */
export const savedViewChange = z.object({
  base: z.number().int().min(1),
  name: name.optional(),
  isShared: z.boolean().optional(),
  content: body.extend({ thumbnail: thumbnail.optional() }).optional(),
});
export type SavedViewChange = z.infer<typeof savedViewChange>;

/** Puts a view back as it was: at a version, or (null) not there. `expect` is how the person last saw it. */
export const savedViewReturn = z.object({
  to: z.number().int().min(1).nullable(),
  expect: z.number().int().min(1).nullable(),
});
export type SavedViewReturn = z.infer<typeof savedViewReturn>;

/** The version that stands after a change; null where it was removed. */
export const savedViewResult = z.object({
  id: z.string(),
  version: z.number().int(),
  view: savedViewCard.nullable(),
});
export type SavedViewResult = z.infer<typeof savedViewResult>;
