// How names sound, for what explains a linkage: by the same reading as the linkage itself.
export { namePinyin } from './ingest/normalise/name-pinyin.ts';
