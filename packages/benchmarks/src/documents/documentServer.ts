/*
 * Serves generated documents, in a process of its own: its work must not count as that of the collector.
 *
 * Every address of the loopback network is a host, so that each host has its own rate limit.
 */
import { createServer } from 'node:http';

const RUNBOOK = `# Retrain\n\n## Prerequisites\n\n- Role trainer\n\n## Steps\n\n${Array.from(
  { length: 40 },
  (_, index) => `${index + 1}. Start job ${index} and wait for its end`,
).join(
  '\n',
)}\n\n## Verify\n\n- recall is at least 0.9\n\n## Background\n\n${'More about it. '.repeat(
  2_000,
)}\n`;

const PACKAGE = (index: number) =>
  `[[package]]\nname = "package-${index}"\nversion = "1.${index}"\nsource = { registry = "https://packages.example.com/simple" }\nwheels = [\n${`    { url = "https://packages.example.com/a/b/package.whl", hash = "sha256:${'0'.repeat(
    64,
  )}" },\n`.repeat(8)}]\n\n`;

const lockOf = (packages: number) =>
  Array.from({ length: packages }, (_, index) => PACKAGE(index)).join('');

/** Most lock files are small; one in 20 has 3 MB. */
const SMALL_LOCK = lockOf(60);
const LARGE_LOCK = lockOf(2_200);

const CONTRACT = `apiVersion: v3.1.0\nkind: DataContract\nteam: { name: growth }\nschema:\n- name: orders\n  properties:\n${Array.from(
  { length: 80 },
  (_, index) => `  - { name: column_${index}, logicalType: string }`,
).join('\n')}\n`;

function contentOf(path: string): string {
  const number = Number(/\d+/.exec(path)?.[0] ?? 0);
  if (path.endsWith('uv.lock')) {
    return number % 20 === 0 ? LARGE_LOCK : SMALL_LOCK;
  }
  return path.endsWith('.yaml') ? CONTRACT : RUNBOOK;
}

const server = createServer((request, response) => {
  response.end(contentOf(request.url ?? ''));
});
server.listen(0, '0.0.0.0', () => {
  process.send?.((server.address() as { port: number }).port);
});
