import { readContract } from '../contract';
import { readCriteriaDocument } from '../criteria';
import { DocumentFinding } from '../DocumentFinding';
import { readEnvironmentFile } from '../environment';
import { readRunbook, readRunbookSteps } from '../runbook';
import { readTextBlocks, selectSection, TextFormat } from '../text';

const FORMATS: TextFormat[] = [
  'markdown',
  'html',
  'restructured-text',
  'asciidoc',
  'plain',
];
const FILES = [
  ...[
    'requirements.txt',
    'x.txt',
    'poetry.lock',
    'pylock.toml',
    'Pipfile.lock',
  ],
  ...[
    'package-lock.json',
    'renv.lock',
    'flake.lock',
    'pnpm-lock.yaml',
    'yarn.lock',
  ],
  ...[
    'go.sum',
    'Gemfile.lock',
    'Dockerfile',
    'environment.yml',
    'x.conda-lock.yml',
  ],
  ...[
    'bun.lock',
    'Manifest.toml',
    'x.def',
    'deployment.yaml',
    'values.yaml',
    'MLproject',
    'python_env.yaml',
  ],
];
const OPTIONS = {
  people: {
    authors: [{ username: 'ada', displayName: 'Ada (L. [*' }],
    teams: ['growth'],
  },
  headings: {},
};

/** Every reader of documents, applied to one text. */
export const READERS: Record<string, (text: string) => DocumentFinding[]> = {
  ...Object.fromEntries(
    FORMATS.map(format => [
      format,
      (text: string) => {
        const blocks = readTextBlocks(text, format);
        selectSection(text, format, 'steps');
        readRunbookSteps(blocks, OPTIONS.headings);
        return [
          readRunbook(blocks, OPTIONS),
          readCriteriaDocument(blocks, 'release'),
          readCriteriaDocument(blocks, 'rollback'),
        ];
      },
    ]),
  ),
  contract: text =>
    ['/contract.yaml', '/README.md'].map(path => readContract(text, { path })),
  ...Object.fromEntries(
    FILES.map(name => [
      name,
      (text: string) => [readEnvironmentFile(`/${name}`, text)],
    ]),
  ),
};
