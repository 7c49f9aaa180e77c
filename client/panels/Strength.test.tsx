// A model that is not calibrated never shows a percentage; a refusal says what to do.
// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core';
import { cleanup, render } from '@testing-library/react';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { ReactNode } from 'react';
import { ProblemError } from '../api/problem-error.ts';
import { ProblemNote } from '../components/ProblemNote.tsx';
import { chooseLanguage, startTexts } from '../i18n/i18n.ts';
import { CalibrationBadge, NotSeizedStrength, Strength } from './Strength.tsx';

const model = (calibrated: boolean) => ({
  name: 'test',
  version: '1',
  calibrated,
  note: { zh: '未校准的模型', en: 'A model that is not calibrated' },
});

/** What a person reads of it: text without the styles that the provider writes. */
function shown(content: ReactNode): string {
  const { container } = render(<MantineProvider>{content}</MantineProvider>);
  const copy = document.createElement('div');
  copy.innerHTML = container.innerHTML;
  for (const style of copy.querySelectorAll('style')) style.remove();
  return copy.textContent;
}

beforeAll(async () => {
  await startTexts();
  await chooseLanguage('zh');
});
afterEach(cleanup);

describe('Strength', () => {
  it('shows words alone while the model is not calibrated', () => {
    const text = shown(<Strength model={model(false)} probability={0.93} band="strong" />);
    expect(text).toContain('支持力度：强');
    expect(text).not.toMatch(/\d|%/);
    expect(shown(<CalibrationBadge model={model(false)} />)).toContain('未校准');
  });

  it('shows the percentage beside the words once it is', () => {
    expect(shown(<Strength model={model(true)} probability={0.93} band="strong" />)).toContain('93%');
    expect(shown(<CalibrationBadge model={model(true)} />)).not.toContain('未校准');
  });

  it('says where probability and ratio disagree', () => {
    const said = (probability: number, band: 'weak' | 'strong'): string =>
      shown(<Strength model={model(true)} probability={probability} band={band} />);
    expect([said(0.95, 'weak'), said(0.1, 'strong')].every((text) => text.includes('不一致'))).toBe(true);
    expect([said(0.95, 'strong'), said(0.1, 'weak')].some((text) => text.includes('不一致'))).toBe(false);
  });

  it('names a source that was not seized in words, with a number once there is one', () => {
    expect(shown(<NotSeizedStrength model={model(false)} probability={0.6} />)).toBe('很可能');
    expect(shown(<NotSeizedStrength model={model(true)} probability={0.3} />)).toBe('30%不能排除');
  });
});

describe('ProblemNote', () => {
  it('shows title, detail, places and advice', () => {
    const error = new ProblemError({
      type: 'urn:x',
      title: '请求有误',
      status: 400,
      detail: '参数有误',
      errors: [{ file: 'lists.csv', line: 3, column: 'file', message: '没有这个文件' }],
    });
    const text = shown(<ProblemNote error={error} />);
    expect(text).toContain('请求有误');
    expect(text).toContain('lists.csv · 第 3 行 · file 没有这个文件');
    expect(text).toContain('请按提示修改后再试');
  });

  it('has words for a server that does not answer', () => {
    const error = new ProblemError({ type: 'about:blank', title: '', status: 0, detail: '' });
    expect(shown(<ProblemNote error={error} />)).toContain('无法连接到服务');
  });
});
