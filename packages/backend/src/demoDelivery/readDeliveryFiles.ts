import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What a person expects once a folder is delivered, for the tests; nothing to deliver. */
const EXPECTATIONS = 'expectations.yaml';

/**
 * Reads the files of a folder, in the order of their names.
 *
 * @param parseFile - reads one, of a name and with a text
 */
export async function readDeliveryFiles<T>(
  folder: string,
  parseFile: (name: string, text: string) => T,
): Promise<T[]> {
  const names = (await readdir(folder)).filter(
    name => name.endsWith('.yaml') && name !== EXPECTATIONS,
  );
  const files: T[] = [];
  for (const name of names.sort()) {
    files.push(parseFile(name, await readFile(join(folder, name), 'utf8')));
  }
  return files;
}
