import { Entity } from '@backstage/catalog-model';
import {
  isMlEntity,
  MlEntity,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { CollectorResult } from '@mlownership/backstage-plugin-ml-ownership-node';
import { collectOnce } from '@mlownership/backstage-plugin-ml-ownership-node/testUtils';
import { readdirSync, readFileSync, statSync } from 'fs';
import { join, resolve } from 'path';
import { parseAllDocuments } from 'yaml';
import { createTestCollector } from './__testUtils__/createTestCollector';
import {
  DocumentServer,
  startDocumentServer,
} from './__testUtils__/startDocumentServer';

const EXAMPLES = resolve(__dirname, '../../../examples');

/**
 * Intentional flaws in the example documents, by document: every entity that links it fails for this reason, and
 * nothing else fails.
 */
const FLAWED: Record<string, RegExp> = {
  'customer-retention/docs/rerun-scoring.md': /needs a named person.*Ada/,
  'customer-retention/docs/retrain-offers.md': /needs a named person.*Dagny/,
  'customer-retention/docs/recover-offers.md': /Document not found/,
  'customer-retention/docs/retrain-intent.md':
    /Found prerequisites .* and steps .*; no section describes how to verify/,
  'data-foundation/docs/recover-exchange-rates.md':
    /needs a named person.*Otto/,
  'product-discovery/docs/retrain-images.md':
    /no section lists the prerequisites.*no steps.*no section describes how to verify.*named person.*Marek/,
  'supply-planning/docs/retrain-eta.md':
    /Found prerequisites .* and a way to verify the result .*; no steps/,
  'supply-planning/docs/retrain-prices.md': /a placeholder/,
  'data-foundation/contracts/supplier-product-feed.odcs.yaml': /names no owner/,
  'customer-retention/contracts/churn-scores.odcs.yaml': /names no owner/,
  'data-foundation/contracts/clickstream-sessions.odcs.yaml':
    /does not parse: an unresolved merge conflict .* line 15/,
  'payments-trust/locks/credit.requirements.txt':
    /leaves 3 versions open: "mlflow" \(line 2\), "pandas>=2" \(line 3\)/,
};

describe('the example documents', () => {
  let server: DocumentServer;
  let entities: Entity[];
  let answers: CollectorResult[];

  beforeAll(async () => {
    server = await startDocumentServer((request, response) => {
      const file = join(EXAMPLES, decodeURIComponent(request.url ?? ''));
      try {
        response.end(readFileSync(file));
      } catch {
        response.writeHead(404).end();
      }
    });
    entities = readEntities(server);
    const collector = createTestCollector({
      allow: [server.host],
      documents: { maxRequestsPerMinutePerHost: 10_000 },
      users: entities.filter(({ kind }) => kind === 'User'),
    });
    answers = await collectOnce(
      collector,
      entities.filter((entity): entity is MlEntity => isMlEntity(entity)),
    );
  });

  afterAll(() => server.stop());

  it('are all read once', () => {
    expect(answers).toHaveLength(138);
    expect(answers.flatMap(({ unchecked }) => unchecked)).toEqual([]);
    expect(new Set(server.requests).size).toBe(server.requests.length);
    expect(server.requests.length).toBeGreaterThan(90);
  });

  it('fail only if they are intentionally invalid, with the expected reason', () => {
    const evidence = answers.flatMap(answer => answer.evidence);
    const flawsSeen = new Set<string>();
    for (const { outcome, detail, url, criterion } of evidence) {
      if (criterion === 'deploy.environment') {
        continue;
      }
      const path = url ? new URL(url).pathname.slice(1) : '';
      const flaw = FLAWED[path];
      expect({ path, criterion, outcome, detail }).toEqual({
        path,
        criterion,
        outcome: flaw ? 'fail' : 'pass',
        detail: expect.stringMatching(flaw ?? /./),
      });
      flawsSeen.add(flaw ? path : '');
    }
    expect([...flawsSeen].sort()).toEqual(['', ...Object.keys(FLAWED)].sort());
  });

  it('have the digest of their content', () => {
    for (const { outcome, subjectVersion, detail } of answers.flatMap(
      answer => answer.evidence,
    )) {
      const isThere = outcome === 'pass' || !/Document not found/.test(detail);
      expect(subjectVersion ?? '').toMatch(
        isThere ? /^sha256:[0-9a-f]{64}$/ : /^$/,
      );
    }
  });

  it('do not declare how serving images differ from the training lock files', () => {
    const environments = answers.flatMap(({ evidence }) =>
      evidence.filter(({ criterion }) => criterion === 'deploy.environment'),
    );
    expect(environments.length).toBeGreaterThan(3);
    for (const { detail } of environments) {
      expect(detail).toMatch(
        /^The image is pinned .*(?:operations\.deploy\.environmentDifference|is documented: )/,
      );
    }
  });
});

/** All entities as the catalog has them after reading each file from the server. */
function readEntities(server: DocumentServer): Entity[] {
  return readdirSync(EXAMPLES)
    .filter(
      name =>
        name !== 'invalid' && statSync(join(EXAMPLES, name)).isDirectory(),
    )
    .flatMap(folder =>
      readdirSync(join(EXAMPLES, folder))
        .filter(name => name.endsWith('.yaml'))
        .flatMap(name =>
          parseAllDocuments(
            readFileSync(join(EXAMPLES, folder, name), 'utf8'),
          ).map(document => {
            const entity: Entity = document.toJS();
            entity.metadata.annotations = {
              ...entity.metadata.annotations,
              'backstage.io/managed-by-location': `url:${server.url(
                `/${folder}/${name}`,
              )}`,
            };
            return entity;
          }),
        ),
    );
}
