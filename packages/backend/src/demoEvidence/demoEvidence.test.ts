import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  CriterionState,
  Scorecard,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { compareWith, readExpectations } from '../__testUtils__/Expectation';
import {
  DemoBackend,
  EXAMPLES,
  resetNodeEnv,
  ROOT,
  setNodeEnv,
  startDemoBackend,
} from '../__testUtils__/startDemoBackend';
import { ReplayClock } from '../demoReplay';
import { readDeliveryFiles } from '../demoSeed';
import { DemoEvidenceSeeder } from './DemoEvidenceSeeder';
import { demoEvidencePlugin } from './demoEvidencePlugin';
import { parseEvidenceFile } from './parseEvidenceFile';

jest.setTimeout(180_000);

const EXPECTED = readExpectations(
  resolve(EXAMPLES, 'evidence/expectations.yaml'),
);

const isYes = ({ verdict }: Scorecard) => verdict === 'yes';

/**
 * End to end: files, tokens and demo sign-in, HTTP, evidence, documents and evaluation, compared with the expectations.
 */
describe('the example evidence', () => {
  let backend: DemoBackend;
  let api: DemoBackend['api'];
  let token: string;
  let scorecards: Map<string, Scorecard>;

  beforeAll(async () => {
    backend = await startDemoBackend([demoEvidencePlugin]);
    api = backend.api;
    token = await backend.identities.tokenOf('demo-ci');
    await backend.untilSettled(() => backend.hasSeededEvidence());
    scorecards = await backend.readScorecards();
  });

  afterAll(async () => {
    await backend?.stop();
  });

  it('is seeded once: seeding again changes nothing', async () => {
    const read = await readDeliveryFiles(
      resolve(EXAMPLES, 'evidence'),
      parseEvidenceFile,
    );
    const items = read.flatMap(({ evidence, exemptions, disputes }) => [
      ...evidence,
      ...exemptions,
      ...disputes,
    ]);
    const before = await everything();
    const result = await new DemoEvidenceSeeder({
      api,
      logger: mockServices.logger.mock(),
      identities: backend.identities,
      participant: new ReplayClock().join(),
      signal: new AbortController().signal,
    }).seed(read);
    expect(result).toEqual({
      recorded: 0,
      unchanged: items.length,
      rejected: 0,
    });
    expect(read).toHaveLength(7);
    expect(items.length).toBeGreaterThan(400);
    expect(await everything()).toEqual(before);
  });

  async function everything() {
    const records = [];
    for (const entityRef of scorecards.keys()) {
      const page = await api.getEvidence(entityRef, { limit: 500 }, { token });
      // Documents are read repeatedly.
      records.push(...page.items.filter(({ source }) => source !== 'document'));
    }
    return {
      records,
      exemptions: (await api.getExemptions({}, { token })).items,
      disputes: (await api.getDisputes({}, { token })).items,
    };
  }

  it('leads to every criterion state on several entities', () => {
    const having = (state: CriterionState, kinds: RegExp) =>
      [...scorecards.values()].filter(
        ({ entityRef, criteria }) =>
          kinds.test(entityRef) &&
          criteria.some(criterion => criterion.state === state),
      ).length;
    expect({
      pass: having('pass', /^model:/) > 2,
      fail: having('fail', /^model:/) > 2,
      unknown: having('unknown', /^model:/) > 2,
      stale: having('stale', /^model:/) > 2,
      exempt: having('exempt', /^model:/) > 2,
      notApplicable: having('not-applicable', /^dataset:/) > 2,
    }).toEqual({
      pass: true,
      fail: true,
      unknown: true,
      stale: true,
      exempt: true,
      notApplicable: true,
    });
    // A verdict of yes requires drills.
    expect([...scorecards.values()].filter(isYes)).toEqual([]);
  });

  it('includes exemptions and disputes in every state', async () => {
    const { exemptions, disputes } = await everything();
    expect(exemptions.map(({ state }) => state).sort()).toEqual([
      'approved',
      'approved',
      'approved',
      'rejected',
      'requested',
    ]);
    expect(disputes.map(({ state }) => state).sort()).toEqual([
      'open',
      'resolved',
    ]);
  });

  it.each(EXPECTED)(
    'leads to the expected scorecard of %s',
    (entityRef, expected) => {
      expect(compareWith(expected, scorecards.get(entityRef)!)).toEqual(
        expected,
      );
    },
  );
});

describe('demoEvidencePlugin', () => {
  afterEach(resetNodeEnv);

  it('prevents the startup of a production backend', async () => {
    setNodeEnv('production');
    await expect(
      startTestBackend({
        features: [
          demoEvidencePlugin,
          mockServices.rootConfig.factory({
            data: { demo: { seed: { evidence: true } } },
          }),
        ],
      }),
    ).rejects.toThrow('demo.seed.evidence records sample evidence');
  });
});

it('is disabled in production, without its tokens', () => {
  const production = parse(
    readFileSync(resolve(ROOT, 'app-config.production.yaml'), 'utf8'),
  );
  expect(production.demo.seed.evidence).toBe(false);
  expect(production.backend.auth.externalAccess).toEqual([]);
  expect(production.mlOwnership.evidence.writers).toEqual([]);
});
