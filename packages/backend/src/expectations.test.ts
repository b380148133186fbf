import { mockCredentials } from '@backstage/backend-test-utils';
import {
  Scorecard,
  ScorecardsPage,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import request from 'supertest';
import {
  CatalogExpectation,
  readCatalogExpectations,
} from './__testUtils__/CatalogExpectation';
import {
  ExampleCatalog,
  startExampleCatalog,
  untilSettled,
} from './__testUtils__/startExampleCatalog';

jest.setTimeout(120_000);

/** End to end: YAML over HTTP, catalog, evaluation, database and API, compared with the expectations. */
describe('the examples', () => {
  const expected = readCatalogExpectations();
  let backend: ExampleCatalog;

  const get = async (path: string) =>
    (
      await request(backend.server)
        .get(`/api/ml-ownership/v1${path}`)
        .set('Authorization', mockCredentials.user.header())
    ).body;

  beforeAll(async () => {
    backend = await startExampleCatalog(['catalog-info.yaml']);
    await untilSettled(() => get('/portfolio'));
  });

  afterAll(async () => {
    await backend?.stop();
  });

  it('are all in the catalog, each with an expectation', async () => {
    const refs: string[] = [];
    let cursor: string | undefined = '';
    do {
      const page: ScorecardsPage = await get(
        `/scorecards?limit=50${cursor && `&cursor=${cursor}`}`,
      );
      refs.push(...page.items.map(({ entityRef }) => entityRef));
      cursor = page.pageInfo.nextCursor;
    } while (cursor);
    expect(refs.sort()).toEqual(Object.keys(expected).sort());
  });

  it('get the expected verdicts', async () => {
    const found: Record<string, CatalogExpectation> = {};
    for (const ref of Object.keys(expected)) {
      const [kind, path] = ref.split(':');
      const scorecard: Scorecard = await get(`/scorecards/${kind}/${path}`);
      found[ref] = withoutUndefined({
        verdict: scorecard.verdict,
        level: scorecard.level!,
        systemVerdict: scorecard.systemVerdict,
        abilities: Object.fromEntries(
          Object.entries(scorecard.abilities).map(([ability, result]) => [
            ability,
            [result.level, result.verdict],
          ]),
        ),
        fails: scorecard.criteria
          .filter(({ state }) => state === 'fail')
          .map(({ id }) => id)
          .sort(),
        primaryCause: scorecard.primaryCause,
        smells: scorecard.smells.length
          ? scorecard.smells.map(({ id }) => id).sort()
          : undefined,
      });
    }
    const wanted = Object.fromEntries(
      Object.entries(expected).map(([ref, expectation]) => [
        ref,
        withoutUndefined({
          ...expectation,
          fails: [...(expectation.fails ?? [])].sort(),
          smells: expectation.smells?.length
            ? [...expectation.smells].sort()
            : undefined,
        }),
      ]),
    );
    expect(found).toEqual(wanted);
  });
});

function withoutUndefined<T extends object>(value: T): T {
  return JSON.parse(JSON.stringify(value));
}
