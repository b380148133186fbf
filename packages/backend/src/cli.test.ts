import { mockCredentials } from '@backstage/backend-test-utils';
import {
  ABILITIES,
  Check,
  CheckedEntity,
  Gate,
  MlOwnershipClient,
  Scorecard,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { runCli } from '@mlownership/cli';
import { readCatalogExpectations } from './__testUtils__/CatalogExpectation';
import {
  EXAMPLES,
  ExampleCatalog,
  startExampleCatalog,
  untilSettled,
} from './__testUtils__/startExampleCatalog';

jest.setTimeout(240_000);

/** The files that examples/catalog-info.yaml lists. */
const FILES =
  '{org,*-*}/{groups,users,system,components,models,datasets,pipelines}.yaml';

const token = mockCredentials.user.token();

/** The command line against a real server, over HTTP. */
describe('the command line', () => {
  const expected = readCatalogExpectations();
  const refs = Object.keys(expected);
  let catalog: ExampleCatalog;

  const url = () => `http://localhost:${catalog.server.port()}`;
  const client = () =>
    new MlOwnershipClient({
      discoveryApi: {
        getBaseUrl: async pluginId => `${url()}/api/${pluginId}`,
      },
    });
  const begin = async (
    locations: readonly string[],
    isComplete?: (total: number) => boolean,
  ) => {
    catalog = await startExampleCatalog(locations);
    await untilSettled(() => client().getPortfolio({ token }), isComplete);
  };
  const run = async (...argv: string[]) => {
    const output: string[] = [];
    const exitCode = await runCli([...argv, '--format', 'json'], {
      cwd: EXAMPLES,
      env: { MLOWNERSHIP_URL: url(), MLOWNERSHIP_TOKEN: token },
      fetch: globalThis.fetch,
      print: text => output.push(text),
      printError: text => output.push(text),
    });
    return { exitCode, output: output.join('\n') };
  };

  afterEach(() => catalog?.stop());

  it('checks the examples in an empty catalog as the server evaluates them in its own', async () => {
    await begin([], () => true);
    const { exitCode, output } = await run('check', FILES);
    const check: Check = JSON.parse(output);
    expect(exitCode).toBe(0);
    expect(check.entities.map(({ entityRef }) => entityRef).sort()).toEqual(
      [...refs].sort(),
    );
    const toExpectation = (entity: CheckedEntity) => ({
      abilities: Object.fromEntries(
        Object.entries(entity.abilities).map(([ability, result]) => [
          ability,
          [result.level, result.verdict],
        ]),
      ),
      change: entity.change,
      fails: [...entity.newFailures].sort(),
      verdict: entity.after.verdict,
    });
    for (const entity of check.entities) {
      const { abilities, fails, systemVerdict, verdict } =
        expected[entity.entityRef];
      expect([entity.entityRef, toExpectation(entity)]).toEqual([
        entity.entityRef,
        {
          abilities,
          change: 'new',
          fails: [...(fails ?? [])].sort(),
          verdict: systemVerdict ?? verdict,
        },
      ]);
    }
    // Nothing was stored.
    expect((await client().getPortfolio({ token })).total).toBe(0);
  });

  it('gives the verdicts of the server on every example', async () => {
    await begin(['catalog-info.yaml'], total => total === refs.length);
    const scorecards = new Map<string, Scorecard>();
    for (const ref of refs) {
      scorecards.set(ref, await client().getScorecard(ref, { token }));
    }

    const { exitCode, output } = await run('check', FILES);
    const check: Check = JSON.parse(output);
    expect([exitCode, check.totals, check.others, check.hidden]).toEqual([
      0,
      { new: 0, better: 0, worse: 0 },
      [],
      0,
    ]);
    for (const entity of check.entities) {
      const card = scorecards.get(entity.entityRef)!;
      const state = {
        verdict: card.systemVerdict ?? card.verdict,
        level: card.systemLevel ?? card.level,
      };
      expect([entity.entityRef, entity]).toEqual([
        entity.entityRef,
        expect.objectContaining({
          change: 'same',
          before: state,
          after: state,
          abilities: card.abilities,
          headline: card.headline,
          nextSteps: card.nextSteps,
        }),
      ]);
    }

    for (const [ref, card] of scorecards) {
      const gate = await run('gate', ref, '--level', '1');
      const answer: Gate = JSON.parse(gate.output);
      const level = card.systemLevel ?? card.level!;
      const isInScope = card.verdict !== 'not-in-scope';
      expect([ref, answer.verdict, answer.level, gate.exitCode]).toEqual([
        ref,
        card.systemVerdict ?? card.verdict,
        level,
        isInScope && level >= 1 ? 0 : 1,
      ]);
      for (const ability of ABILITIES) {
        const one = await run('gate', ref, '--ability', ability);
        const result = card.abilities[ability];
        const found = result ? JSON.parse(one.output) : undefined;
        expect([ref, ability, found?.verdict, found?.level]).toEqual([
          ref,
          ability,
          result && (isInScope ? result.verdict : card.verdict),
          result?.level,
        ]);
        // Nothing of it is proven; what does not apply cannot be answered.
        expect([ref, ability, one.exitCode]).toEqual([
          ref,
          ability,
          result ? 1 : 2,
        ]);
        expect(found?.nextSteps).not.toEqual([]);
      }
    }
    expect((await run('gate', 'model:default/nothing')).exitCode).toBe(2);
  });
});
