// Texts for people in the two languages of the product, Chinese first.
import { z } from 'zod';

export const LANGUAGES = ['zh', 'en'] as const;
export const language = z.enum(LANGUAGES);
export type Language = z.infer<typeof language>;

export const text = z.object({ zh: z.string(), en: z.string() });
export type Text = z.infer<typeof text>;
