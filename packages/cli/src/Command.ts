import { ParseArgsConfig } from 'node:util';
import { CliContext } from './CliContext';
import { Report } from './report/Report';

type OptionDefinition = NonNullable<ParseArgsConfig['options']>[string];

/** The values of the options of a command, as `parseArgs` returns them. */
export type OptionValues = Readonly<
  Record<string, string | boolean | (string | boolean)[] | undefined>
>;

/** A command of the command line. */
export interface Command {
  /** The words before its options, such as `evidence push`. */
  name: string;
  /** Its arguments, for the usage. */
  usage: string;
  /** What it does, in one line. */
  summary: string;
  options: Readonly<Record<string, OptionDefinition & { help: string }>>;
  /** Formats besides `human` and `json`. */
  formats: readonly string[];
  /**
   * @param args - the arguments that are not options
   * @throws UsageError
   */
  run(
    args: readonly string[],
    options: OptionValues,
    context: CliContext,
  ): Promise<Report>;
}
