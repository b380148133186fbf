/*
 * Measures the sync of many registered models: the collector, and the entity provider.
 *
 *   yarn workspace benchmarks bench:mlflow [models, 10,000 by default]
 */
import { join } from 'node:path';
import { ServerProcess } from '../servers/ServerProcess';
import { measureCollector } from './measureCollector';
import { measureProvider } from './measureProvider';

async function main() {
  const models = Number(process.argv[2] ?? 10_000);
  const mlflow = await ServerProcess.start(
    // eslint-disable-next-line no-restricted-syntax
    join(__dirname, 'server.ts'),
    models,
  );
  try {
    const rows = await measureProvider(models, mlflow);
    console.table([...rows, ...(await measureCollector(models, mlflow))]);
  } finally {
    mlflow.stop();
  }
}

main().catch(error => {
  console.error(error);
  process.exitCode = 1;
});
