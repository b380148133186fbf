/*
 * Measures the collector of a CI system over many repositories, each with a Pipeline and a Model.
 *
 *   yarn workspace benchmarks bench:ci [repositories, 3,000 by default]
 */
import { join } from 'node:path';
import { ServerProcess } from '../servers/ServerProcess';
import { measureCollector } from './measureCollector';

async function main() {
  const repositories = Number(process.argv[2] ?? 3_000);
  const github = await ServerProcess.start(
    // eslint-disable-next-line no-restricted-syntax
    join(__dirname, 'server.ts'),
    repositories,
  );
  try {
    console.table(await measureCollector(repositories, github));
  } finally {
    github.stop();
  }
}

main().catch(error => {
  console.error(error);
  process.exitCode = 1;
});
