import { Command } from '../Command';
import { ExitCode } from '../ExitCode';
import { formatFinding } from '../report/formatFinding';
import { count } from '../report/count';
import { ValidatedFile, validateFiles } from '../validation/validateFiles';

/** Validates files without a server. */
export const validateCommand: Command = {
  name: 'validate',
  usage: 'FILE|FOLDER|PATTERN ...',
  summary: 'Validates YAML files with the rules of the catalog, offline',
  options: {
    strict: {
      type: 'boolean',
      help: 'warnings fail, too: fields that have no effect or fail a criterion',
    },
  },
  formats: ['junit', 'sarif'],
  async run(patterns, options, { cwd }) {
    const files = await validateFiles(patterns, cwd);
    const findings = files.flatMap(file => file.findings);
    const fails = findings.some(
      ({ severity }) => severity === 'error' || options.strict === true,
    );
    return {
      command: 'validate',
      exitCode: fails ? ExitCode.failed : ExitCode.ok,
      text: [...findings.map(formatFinding), summarize(files)].join('\n'),
      result: {
        files: files.length,
        entities: sum(files, ({ entities }) => entities.length),
        skipped: sum(files, ({ skipped }) => skipped),
        findings,
      },
      items: files.map(file => ({
        name: file.file,
        findings: file.findings,
      })),
    };
  },
};

function summarize(files: readonly ValidatedFile[]): string {
  const findings = files.flatMap(file => file.findings);
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const skipped = sum(files, file => file.skipped);
  const read = `${count(
    sum(files, ({ entities }) => entities.length),
    'entity',
    'entities',
  )} in ${count(files.length, 'file', 'files')}`;
  return `${read}: ${count(errors, 'error', 'errors')}, ${count(
    findings.length - errors,
    'warning',
    'warnings',
  )}${
    skipped > 0
      ? `. Skipped ${count(skipped, 'document', 'documents')} of other systems`
      : ''
  }`;
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}
