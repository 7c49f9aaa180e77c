// What a command is: one file with one definition, and one line in the registry.
import type { Text, Language } from '#contract/text.ts';
import type { Config } from '../config.ts';
import type { OnProgress } from '../progress.ts';
import type { Workspace } from '../workspace.ts';

/** What a command is run with. */
export interface CommandContext {
  config: Config;
  language: Language;
  /** Arguments as written, in order; missing ones are absent. */
  args: string[];
  /** Options of the command by their long name in camel case. */
  options: Record<string, string | boolean | string[] | undefined>;
  /** `--case`, where it was given. */
  caseId: string | undefined;
  onProgress: OnProgress;
  /** Says something to the person at the terminal, on stderr. */
  tell(message: Text): void;
  /** Writes a line on stdout: only for a command that has no answer of its own. */
  say(line: string): void;
  /** Aborted by the first SIGINT or SIGTERM. */
  signal: AbortSignal;
  /** Opens the data directory, once; it is closed when the command ends. */
  workspace(): Promise<Workspace>;
}

interface Described {
  /** As commander writes it: `<file>`, `[file]`, `--format <format>`. */
  flags: string;
  help: Text;
  choices?: readonly string[];
}

export interface Command<R = unknown> {
  name: string;
  help: Text;
  arguments?: readonly Described[];
  options?: readonly Described[];
  /**
   * What becomes of a data directory that holds nothing, perhaps because it was named wrongly: where a record is needed, the command is
   * refused; where one is expected, it is said that an empty one is made. Nothing is said where not set.
   */
  record?: 'needed' | 'expected';
  /** Answers what `--json` prints; undefined prints nothing. */
  run(context: CommandContext): Promise<R>;
  /** The same for people. */
  print?(result: R, language: Language): string;
  /** Exit code of an answer that is no error; 0 where not said. */
  exit?(result: R): number;
}

/** Declares a command; its result's type follows from `run`. */
export const defineCommand = <R>(command: Command<R>): Command<R> => command;
