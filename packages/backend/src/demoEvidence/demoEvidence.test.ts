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
import { readDeliveryFiles } from '../demoDelivery';
import { DemoEvidenceDelivery } from './DemoEvidenceDelivery';
import { demoEvidencePlugin } from './demoEvidencePlugin';
import { parseEvidenceFile } from './parseEvidenceFile';

jest.setTimeout(180_000);

const EXPECTED = readExpectations(
  resolve(EXAMPLES, 'evidence/expectations.yaml'),
);

const isYes = ({ verdict }: Scorecard) => verdict === 'yes';

/**
 * The whole way: files, tokens and sign-in of the demo, HTTP, evidence, documents, evaluation; against what a person expects.
 */
describe('the evidence of the examples', () => {
  let backend: DemoBackend;
  let api: DemoBackend['api'];
  let token: string;
  let scorecards: Map<string, Scorecard>;

  beforeAll(async () => {
    backend = await startDemoBackend([demoEvidencePlugin]);
    api = backend.api;
    token = await backend.speakers.tokenOf('demo-ci');
    await backend.untilSettled(hasLastWord);
    scorecards = await backend.readScorecards();
  });

  afterAll(async () => {
    await backend?.stop();
  });

  /** Whether the last word of the last file has come. */
  async function hasLastWord() {
    const { items } = await api.getEvidence(
      'model:default/demand-forecaster',
      { criterion: 'recover.review' },
      { token },
    );
    return items.length > 0;
  }

  it('is delivered once: a second delivery finds everything there', async () => {
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
    const delivery = await new DemoEvidenceDelivery({
      api,
      logger: mockServices.logger.mock(),
      speakers: backend.speakers,
      signal: new AbortController().signal,
    }).deliver(read);
    expect(delivery).toEqual({
      recorded: 0,
      known: items.length,
      refused: 0,
    });
    expect(read).toHaveLength(7);
    expect(items.length).toBeGreaterThan(400);
    expect(await everything()).toEqual(before);
  });

  async function everything() {
    const records = [];
    for (const entityRef of scorecards.keys()) {
      const page = await api.getEvidence(entityRef, { limit: 500 }, { token });
      // Documents are read again and again.
      records.push(...page.items.filter(({ source }) => source !== 'document'));
    }
    return {
      records,
      exemptions: (await api.getExemptions({}, { token })).items,
      disputes: (await api.getDisputes({}, { token })).items,
    };
  }

  it('brings every state, on several entities', () => {
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
    // That needs drills.
    expect([...scorecards.values()].filter(isYes)).toEqual([]);
  });

  it('has exemptions and disputes of every kind', async () => {
    const { exemptions, disputes } = await everything();
    expect(exemptions.map(({ state }) => state).sort()).toEqual([
      'approved',
      'approved',
      'approved',
      'refused',
      'requested',
    ]);
    expect(disputes.map(({ state }) => state).sort()).toEqual([
      'open',
      'resolved',
    ]);
  });

  it.each(EXPECTED)('leaves %s as a person expects', (entityRef, expected) => {
    expect(compareWith(expected, scorecards.get(entityRef)!)).toEqual(expected);
  });
});

describe('demoEvidencePlugin', () => {
  afterEach(resetNodeEnv);

  it('keeps a production backend from starting', async () => {
    setNodeEnv('production');
    await expect(
      startTestBackend({
        features: [
          demoEvidencePlugin,
          mockServices.rootConfig.factory({
            data: { demo: { evidence: { enabled: true } } },
          }),
        ],
      }),
    ).rejects.toThrow('demo.evidence.enabled records made-up evidence');
  });
});

it('is off in production, and its tokens are gone', () => {
  const production = parse(
    readFileSync(resolve(ROOT, 'app-config.production.yaml'), 'utf8'),
  );
  expect(production.demo.evidence.enabled).toBe(false);
  expect(production.backend.auth.externalAccess).toEqual([]);
  expect(production.mlOwnership.evidence.writers).toEqual([]);
});
