import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EvidenceFile } from './EvidenceFile';
import { parseEvidenceFile } from './parseEvidenceFile';

/** What a person expects of the evidence, for the test; nothing to deliver. */
const EXPECTATIONS = 'expectations.yaml';

/**
 * Reads the files of evidence of a folder, in the order of their names.
 */
export async function readEvidenceFiles(
  folder: string,
): Promise<EvidenceFile[]> {
  const names = (await readdir(folder)).filter(
    name => name.endsWith('.yaml') && name !== EXPECTATIONS,
  );
  const files: EvidenceFile[] = [];
  for (const name of names.sort()) {
    files.push(
      parseEvidenceFile(name, await readFile(join(folder, name), 'utf8')),
    );
  }
  return files;
}
