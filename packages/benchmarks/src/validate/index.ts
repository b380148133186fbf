/*
 * Measures how long `mlownership validate` takes, from the start of the process to its end.
 *
 *   yarn workspace benchmarks bench:validate [files, 1000 by default] [program, that of the checkout by default]
 *
 * The program of the checkout compiles its sources first: pass the path of an installed one to measure what users wait for.
 */
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(resolvePackagePath('backend'), '../..');
const RUNS = 5;

/** Files of the example company with Models, Datasets and Pipelines. */
const SOURCES = ['models', 'datasets', 'pipelines'].map(name =>
  join(ROOT, 'examples/customer-retention', `${name}.yaml`),
);

function main() {
  const [files = '1000', program = join(ROOT, 'packages/cli/bin/mlownership')] =
    process.argv.slice(2);
  const documents = SOURCES.flatMap(path =>
    readFileSync(path, 'utf8')
      .split(/^---$/m)
      .filter(text => /^kind:/m.test(text)),
  );
  const folder = mkdtempSync(join(tmpdir(), 'validate-'));
  try {
    let bytes = 0;
    for (let index = 0; index < Number(files); index++) {
      const text = documents[index % documents.length];
      bytes += text.length;
      writeFileSync(join(folder, `${index}.yaml`), text);
    }
    console.log(`${files} files, ${Math.round(bytes / 1024)} kB`);
    for (let run = 0; run < RUNS; run++) {
      const started = performance.now();
      const { status, stdout, stderr } = spawnSync(
        process.execPath,
        [program, 'validate', folder],
        { encoding: 'utf8', maxBuffer: 1e9 },
      );
      if (status !== 0) {
        throw new Error(`The program ended with ${status}: ${stderr}`);
      }
      const took = Math.round(performance.now() - started);
      console.log(`${took} ms: ${stdout.trim().split('\n').at(-1)}`);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

main();
