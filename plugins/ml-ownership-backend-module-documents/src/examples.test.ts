import { Entity } from '@backstage/catalog-model';
import {
  isMlEntity,
  MlEntity,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { CollectorAnswer } from '@mlownership/backstage-plugin-ml-ownership-node';
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
 * What is bad on purpose in the documents of the examples, by document: every entity that points to it fails for this
 * reason, and nothing else fails.
 */
const FLAWED: Record<string, RegExp> = {
  'customer-retention/docs/rerun-scoring.md': /needs a named person.*Ada/,
  'customer-retention/docs/retrain-offers.md': /needs a named person.*Dagny/,
  'customer-retention/docs/recover-offers.md': /There is no document/,
  'customer-retention/docs/retrain-intent.md':
    /Found prerequisites .* and steps .*; no section says how to check/,
  'data-foundation/docs/recover-exchange-rates.md':
    /needs a named person.*Otto/,
  'product-discovery/docs/retrain-images.md':
    /before starting.*no steps.*how to check.*named person.*Marek/,
  'supply-planning/docs/retrain-eta.md':
    /Found prerequisites .* and a way to check .*; no steps/,
  'supply-planning/docs/retrain-prices.md': /still to be written/,
  'data-foundation/contracts/supplier-product-feed.odcs.yaml': /names no owner/,
  'customer-retention/contracts/churn-scores.odcs.yaml': /names no owner/,
  'data-foundation/contracts/clickstream-sessions.odcs.yaml':
    /does not parse: a merge conflict .* line 15/,
  'payments-trust/locks/credit.requirements.txt':
    /leaves 3 versions open: "mlflow" \(line 2\), "pandas>=2" \(line 3\)/,
};

describe('the documents of the examples', () => {
  let server: DocumentServer;
  let entities: Entity[];
  let answers: CollectorAnswer[];

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
      documents: { requestsPerHostAndMinute: 10_000 },
      users: entities.filter(({ kind }) => kind === 'User'),
    });
    answers = await collectOnce(
      collector,
      entities.filter((entity): entity is MlEntity => isMlEntity(entity)),
    );
  });

  afterAll(() => server.stop());

  it('are all read, each once', () => {
    expect(answers).toHaveLength(132);
    expect(answers.flatMap(({ unreadable }) => unreadable)).toEqual([]);
    expect(new Set(server.requests).size).toBe(server.requests.length);
    expect(server.requests.length).toBeGreaterThan(90);
  });

  it('fail where they are bad on purpose, for that reason, and nowhere else', () => {
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

  it('carry the digest of what was read', () => {
    for (const { outcome, subjectVersion, detail } of answers.flatMap(
      answer => answer.evidence,
    )) {
      const isThere = outcome === 'pass' || !/no document/.test(detail);
      expect(subjectVersion ?? '').toMatch(
        isThere ? /^sha256:[0-9a-f]{64}$/ : /^$/,
      );
    }
  });

  it('leave to be said how serving images differ from the lock files of training', () => {
    const environments = answers.flatMap(({ evidence }) =>
      evidence.filter(({ criterion }) => criterion === 'deploy.environment'),
    );
    expect(environments.length).toBeGreaterThan(3);
    for (const { detail } of environments) {
      expect(detail).toMatch(
        /^The image is pinned .*(?:operations\.deploy\.environmentDifference|is stated: )/,
      );
    }
  });
});

/** All entities, as the catalog would have them after reading each file from the server. */
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
