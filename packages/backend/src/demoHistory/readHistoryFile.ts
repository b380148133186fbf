import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { HistoryFile } from './HistoryFile';
import { parseHistoryFile } from './parseHistoryFile';

/** Reads the checkout's `examples/history.yaml`. */
export async function readHistoryFile(): Promise<HistoryFile> {
  const path = resolve(
    resolvePackagePath('backend'),
    '../../examples/history.yaml',
  );
  return parseHistoryFile('history.yaml', await readFile(path, 'utf8'));
}
