// The readers and the hostile texts are not part of the module's API.
// eslint-disable-next-line @backstage/no-relative-monorepo-imports, no-restricted-imports
import { hostileTexts } from '../../../../plugins/ml-ownership-backend-module-documents/src/__testUtils__/hostileTexts';
// eslint-disable-next-line @backstage/no-relative-monorepo-imports, no-restricted-imports
import { READERS } from '../../../../plugins/ml-ownership-backend-module-documents/src/__testUtils__/readers';

const LENGTH = 1_048_576;

/**
 * How long each reader takes for hostile texts of one megabyte.
 *
 * @param chosen - parts of names of readers; all readers if empty
 */
export function measureHostileTexts(chosen: readonly string[]) {
  const names = Object.keys(READERS).filter(
    name => chosen.length === 0 || chosen.some(part => name.includes(part)),
  );
  for (const name of names) {
    process.stdout.write(`${JSON.stringify(measure(name))}\n`);
  }
}

/** Processor time of the slowest text, and of all of them, in milliseconds. */
function measure(reader: string) {
  const times = hostileTexts(LENGTH).map(({ name, text }) => {
    const start = process.cpuUsage();
    READERS[reader](text);
    return { name, milliseconds: process.cpuUsage(start).user / 1000 };
  });
  const slowest = times.reduce((a, b) =>
    b.milliseconds > a.milliseconds ? b : a,
  );
  const total = times.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
  return {
    reader,
    'slowest text': slowest.name,
    'slowest, ms': Math.round(slowest.milliseconds),
    'all texts, ms': Math.round(total),
  };
}
