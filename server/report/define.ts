// What a section is: one file and one line in the registry.
import type { Text } from '#contract/text.ts';
import type { ReportData } from './data.ts';
import type { Block } from './model.ts';

export interface SectionOf {
  id: string;
  title: Text;
  /** Its blocks; none leaves the section out. */
  blocks(data: ReportData): Block[];
}
