// Headers under which tests upload a file.
import { UPLOAD_NAME } from '#contract/import.ts';

export const namedFile = (name: string): Record<string, string> => ({
  'content-type': 'application/octet-stream',
  [UPLOAD_NAME]: encodeURIComponent(name),
});
