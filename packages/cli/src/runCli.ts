import { parseArgs, ParseArgsConfig } from 'node:util';
import { CliContext, processContext } from './CliContext';
import { Command, OptionValues } from './Command';
import { checkCommand } from './commands/check';
import { drillPlanCommand } from './commands/drillPlan';
import { evidencePushCommand } from './commands/evidencePush';
import { gateCommand } from './commands/gate';
import { validateCommand } from './commands/validate';
import { ExitCode } from './ExitCode';
import { describeUsage } from './describeUsage';
import { oneOf, textOf } from './options';
import { formatReport } from './report/formatReport';
import { describeServerError } from './server/describeServerError';
import { UsageError } from './UsageError';

const COMMANDS: readonly Command[] = [
  validateCommand,
  checkCommand,
  gateCommand,
  evidencePushCommand,
  drillPlanCommand,
];

/**
 * Runs a command.
 *
 * @param argv - the arguments without the program itself
 * @param context - defaults to the process
 * @returns the exit code
 * @public
 */
export async function runCli(
  argv: readonly string[],
  context: CliContext = processContext(),
): Promise<number> {
  const safe = withoutSecrets(context);
  try {
    return await run(argv, safe);
  } catch (error) {
    safe.printError(
      error instanceof UsageError
        ? `${error.message}\nSee mlownership --help`
        : describeServerError(error),
    );
    return ExitCode.unknown;
  }
}

async function run(
  argv: readonly string[],
  context: CliContext,
): Promise<number> {
  const command = COMMANDS.find(({ name }) =>
    name.split(' ').every((word, index) => argv[index] === word),
  );
  if (argv.includes('--help') || argv.includes('-h')) {
    context.print(describeUsage(COMMANDS, command));
    return ExitCode.ok;
  }
  if (!command) {
    throw new UsageError(
      argv.length > 0
        ? `there is no command "${argv[0]}"`
        : 'expected a command',
    );
  }
  const rest = argv.slice(command.name.split(' ').length);
  const { options, positionals } = parse(rest, command);
  const format =
    oneOf('format', textOf(options, 'format'), [
      'human',
      'json',
      ...command.formats,
    ]) ?? 'human';
  const report = await command.run(positionals, options, context);
  context.print(formatReport(report, format));
  return report.exitCode;
}

function parse(
  args: readonly string[],
  command: Command,
): { options: OptionValues; positionals: string[] } {
  const options: ParseArgsConfig['options'] = {
    format: { type: 'string' },
  };
  for (const [name, { help: _, ...definition }] of Object.entries(
    command.options,
  )) {
    options[name] = definition;
  }
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options,
      allowPositionals: true,
    });
    return { options: values, positionals };
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

/** Prints no token, whatever a server or a file repeats of it. */
function withoutSecrets(context: CliContext): CliContext {
  const token = context.env.MLOWNERSHIP_TOKEN;
  const redact = (text: string) =>
    token ? text.replaceAll(token, '***') : text;
  return {
    ...context,
    print: text => context.print(redact(text)),
    printError: text => context.printError(redact(text)),
  };
}
