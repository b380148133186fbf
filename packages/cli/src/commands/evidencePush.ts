import {
  EvidenceIngestionResult,
  EvidenceItem,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { CliContext } from '../CliContext';
import { Command, OptionValues } from '../Command';
import { ExitCode } from '../ExitCode';
import { oneOf, requiredText, textOf, textsOf } from '../options';
import { count } from '../report/count';
import { connect, URL_OPTION } from '../server/connect';
import { UsageError } from '../UsageError';

/** As many as the server accepts in a request. */
const MAX_ITEMS = 1_000;

/** Reports evidence. */
export const evidencePushCommand: Command = {
  name: 'evidence push',
  usage: '',
  summary: 'Reports evidence: one item by options, or many from a file',
  options: {
    entity: { type: 'string', help: 'entity ref' },
    criterion: { type: 'string', help: 'id of the criterion' },
    outcome: { type: 'string', help: 'pass or fail' },
    'observed-at': {
      type: 'string',
      help: 'ISO 8601 instant; now, if it is missing',
    },
    'subject-version': {
      type: 'string',
      help: 'commit, digest or version that was observed',
    },
    'expires-at': { type: 'string', help: 'ISO 8601 instant' },
    link: { type: 'string', help: 'http(s) URL of the run' },
    detail: { type: 'string', help: 'what was observed' },
    author: {
      type: 'string',
      multiple: true,
      help: 'who wrote what was observed: entity ref or address; may be repeated',
    },
    file: {
      type: 'string',
      help: 'JSON or YAML file with a list of items, in place of the options above',
    },
    ...URL_OPTION,
  },
  formats: [],
  async run(args, options, context) {
    if (args.length > 0) {
      throw new UsageError(`expected only options, got ${args.join(' ')}`);
    }
    const file = textOf(options, 'file');
    const items = file ? readItems(file, context) : [itemOf(options)];
    const { api, request } = connect(options, context);
    const answer = await api.submitEvidence(items, request);
    return {
      command: 'evidence push',
      exitCode: answer.rejected.length > 0 ? ExitCode.failed : ExitCode.ok,
      text: describe(answer),
      result: answer,
    };
  },
};

function itemOf(options: OptionValues): EvidenceItem {
  const outcome = oneOf('outcome', requiredText(options, 'outcome'), [
    'pass',
    'fail',
  ]);
  const authors = textsOf(options, 'author');
  return {
    entityRef: requiredText(options, 'entity'),
    criterion: requiredText(options, 'criterion'),
    outcome: outcome!,
    observedAt: textOf(options, 'observed-at') ?? new Date().toISOString(),
    subjectVersion: textOf(options, 'subject-version'),
    expiresAt: textOf(options, 'expires-at'),
    url: textOf(options, 'link'),
    detail: textOf(options, 'detail'),
    authors: authors.length > 0 ? authors : undefined,
  };
}

function readItems(file: string, { cwd }: CliContext): EvidenceItem[] {
  let content: unknown;
  try {
    content = parse(readFileSync(resolve(cwd, file), 'utf8'));
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${(error as Error).message}`);
  }
  const items = Array.isArray(content)
    ? content
    : (content as { items?: unknown } | null)?.items;
  if (!Array.isArray(items) || items.length < 1 || items.length > MAX_ITEMS) {
    throw new UsageError(
      `${file} has to contain a list of 1 to ${MAX_ITEMS} items, alone or as "items"`,
    );
  }
  return items;
}

function describe({ accepted, rejected }: EvidenceIngestionResult): string {
  return [
    ...rejected.map(
      ({ error, index }) => `items[${index}] is rejected: ${error.message}`,
    ),
    `${count(accepted, 'item', 'items')} accepted, ${rejected.length} rejected`,
  ].join('\n');
}
