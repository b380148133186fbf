import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Expectations for the tests, which are not seeded. */
const EXPECTATIONS = 'expectations.yaml';

/**
 * Reads the files of a folder, ordered by name.
 *
 * @param parseFile - parses a file of a given name and text
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
