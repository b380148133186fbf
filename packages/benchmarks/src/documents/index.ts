/*
 * Measures the readers of documents.
 *
 *   yarn workspace benchmarks bench:documents LABELS FOLDER
 *     how often they agree with the labels of a table, for the documents in a folder
 *   yarn workspace benchmarks bench:documents load [entities, 3000 by default] [hosts, 100 by default]
 *     how long the event loop is blocked while the documents of many entities are read
 *   yarn workspace benchmarks bench:documents [name of a reader, all by default]...
 *     how long each reader takes for hostile texts of one megabyte
 */
import { existsSync } from 'node:fs';
import { measureHostileTexts } from './measureHostileTexts';
import { measureLabelledDocuments } from './measureLabelledDocuments';
import { measureLoad } from './measureLoad';

async function main() {
  const [first, second, ...rest] = process.argv.slice(2);
  if (first === 'load') {
    await measureLoad(Number(second ?? 3000), Number(rest[0] ?? 100));
  } else if (first && second && rest.length === 0 && existsSync(first)) {
    await measureLabelledDocuments(first, second);
  } else {
    measureHostileTexts(process.argv.slice(2));
  }
}

main().catch(error => {
  console.error(error);
  process.exitCode = 1;
});
