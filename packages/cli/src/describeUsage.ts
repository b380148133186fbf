import { Command } from './Command';

const COMMON = `Exit codes: 0 valid, not worse, passes, or done; 1 invalid, worse, does not pass, or rejected; 2 wrong usage, or the
server gave no answer.

Environment:
  MLOWNERSHIP_URL    address of Backstage's backend, if there is no --url
  MLOWNERSHIP_TOKEN  token for it; never printed`;

/** The usage of a command, or of all. */
export function describeUsage(
  commands: readonly Command[],
  command?: Command,
): string {
  return command ? usageOf(command) : overviewOf(commands);
}

function overviewOf(commands: readonly Command[]): string {
  const names = commands.map(({ name, usage }) => `${name} ${usage}`);
  const width = Math.max(...names.map(name => name.length));
  return [
    'Usage: mlownership COMMAND',
    '',
    ...commands.map(
      ({ summary }, index) => `  ${names[index].padEnd(width)}  ${summary}`,
    ),
    '',
    'mlownership COMMAND --help lists the options of a command.',
    '',
    COMMON,
  ].join('\n');
}

function usageOf({ name, usage, summary, options, formats }: Command): string {
  const lines = Object.entries(options).map(([option, { help, type }]) => [
    type === 'string' ? `--${option} VALUE` : `--${option}`,
    help,
  ]);
  lines.push([
    '--format VALUE',
    `one of ${['human', 'json', ...formats].join(', ')}`,
  ]);
  const width = Math.max(...lines.map(([option]) => option.length));
  return [
    `Usage: mlownership ${name} ${usage} [OPTION ...]`,
    '',
    `${summary}.`,
    '',
    ...lines.map(([option, help]) => `  ${option.padEnd(width)}  ${help}`),
    '',
    COMMON,
  ].join('\n');
}
