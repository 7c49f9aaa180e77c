// Wrong usage is said in the reader's language, whatever commander finds wrong.
import { Command, CommanderError, Option } from 'commander';
import { describe, expect, it } from 'vitest';
import { usageText } from './usage.ts';

const errorOf = (...argv: string[]): CommanderError => {
  const root = new Command('vinetrace').exitOverride().configureOutput({ writeErr: () => {} });
  root
    .command('load')
    .argument('<folder>')
    .addOption(new Option('--format <format>').choices(['csv', 'json']))
    .allowExcessArguments(false)
    .action(() => {});
  try {
    root.parse(argv, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) return error;
  }
  throw new Error('nothing was wrong');
};

describe('usageText', () => {
  it.each([
    [['load', '--bogus', 'x'], '没有选项 --bogus'],
    [['load', '--fromat', 'csv', 'x'], '没有选项 --fromat。是否想写 --format？'],
    [['lood'], '没有命令 lood。是否想写 load？'],
    [['load'], '缺少参数 folder'],
    [['load', 'x', '--format'], '选项 --format <format> 缺少值'],
    [['load', 'x', '--format', 'dot'], '选项 --format <format> 的值“dot”无效，可用：csv, json'],
    [['load', 'x', 'y'], '命令 load 的参数过多：应为 1 个，实为 2 个'],
  ])('%j', (argv, zh) => {
    const error = errorOf(...argv);
    expect(usageText(error).zh).toBe(zh);
    expect(`error: ${usageText(error).en}`).toBe(error.message);
  });

  it('keeps a sentence that it does not know', () => {
    expect(usageText({ message: 'error: odd' })).toEqual({ zh: '命令有误：odd', en: 'odd' });
  });
});
