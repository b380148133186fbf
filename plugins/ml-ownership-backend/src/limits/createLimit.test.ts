import { mockCredentials } from '@backstage/backend-test-utils';
import { company } from '../__testUtils__/exampleOrg';
import { onEachDatabase, TestBackend } from '../__testUtils__/onEachDatabase';
import { OUTSIDER } from '../__testUtils__/startBackend';
import { DatabasePortfolioStore } from '../portfolio/DatabasePortfolioStore';
import { createLimit } from './createLimit';
import { RequestLimiter } from './RequestLimiter';

jest.setTimeout(240_000);

onEachDatabase('expensive requests', start => {
  afterEach(() => jest.restoreAllMocks());

  /** A backend whose portfolio query is held back until released. */
  async function holdPortfolio() {
    const backend = await start({ entities: company() });
    await backend.evaluate();
    const count = DatabasePortfolioStore.prototype.get;
    const release: (() => void)[] = [];
    jest
      .spyOn(DatabasePortfolioStore.prototype, 'get')
      .mockImplementation(async function held(
        this: DatabasePortfolioStore,
        readable,
      ) {
        await new Promise<void>(resolve => {
          release.push(resolve);
        });
        return count.call(this, readable);
      });
    return { backend, release };
  }

  const until = async (condition: () => boolean) => {
    while (!condition()) {
      await new Promise(resolve => setImmediate(resolve));
    }
  };

  const askPortfolio = ({ get }: TestBackend, user?: string) =>
    get('/portfolio', user).then(({ status, headers }) => ({
      status,
      retryAfter: headers['retry-after'],
    }));

  it('do not block scorecards and on-call pages, and other callers go first', async () => {
    const { backend, release } = await holdPortfolio();
    const own = Array.from({ length: 4 }, () => askPortfolio(backend));
    await until(() => release.length === 2);
    expect((await backend.get('/scorecards/model/default/churn')).status).toBe(
      200,
    );
    expect((await backend.get('/operations/model/default/churn')).status).toBe(
      200,
    );
    // The team request is queued like the portfolio, and its caller has nothing running.
    const others = backend.get('/teams?limit=1', OUTSIDER).then();
    expect(
      (await backend.get('/scorecards/model/default/churn', OUTSIDER)).status,
    ).toBe(200);
    expect(release).toHaveLength(2);
    release[0]();
    expect((await others).status).toBe(200);
    await until(() => release.length === 3);
    release[1]();
    release[2]();
    await until(() => release.length === 4);
    release[3]();
    expect(await Promise.all(own)).toEqual(
      own.map(() => ({ status: 200, retryAfter: undefined })),
    );
  });

  it('are rejected with Retry-After if too many are waiting', async () => {
    const { backend, release } = await holdPortfolio();
    // Two run and forty are queued.
    const asked = Array.from({ length: 43 }, () => askPortfolio(backend));
    const refused = await Promise.race(asked);
    expect(refused).toEqual({ status: 429, retryAfter: '5' });
    // Other callers are not affected.
    const other = askPortfolio(backend, OUTSIDER);
    for (let index = 0; index < 43; index++) {
      await until(() => release.length > index);
      release[index]();
    }
    expect(await other).toEqual({ status: 200, retryAfter: undefined });
    const statuses = (await Promise.all(asked)).map(({ status }) => status);
    expect(statuses.filter(status => status === 200)).toHaveLength(42);
  });

  it('are not started for callers who have left', async () => {
    const { backend, release } = await holdPortfolio();
    const run = jest.spyOn(RequestLimiter.prototype, 'run');
    const first = [askPortfolio(backend), askPortfolio(backend)];
    await until(() => release.length === 2);
    const leaving = backend.get('/portfolio', OUTSIDER);
    leaving.end(() => {});
    await until(() => run.mock.calls.length === 3);
    leaving.abort();
    const [, signal] = run.mock.calls[2];
    await until(() => signal.aborted);
    release[0]();
    release[1]();
    await Promise.all(first);
    const next = askPortfolio(backend);
    await until(() => release.length === 3);
    release[2]();
    expect((await next).status).toBe(200);
    expect(release).toHaveLength(3);
  });

  it('yield to other requests between their statements', async () => {
    const { knex } = await start({ entities: company() });
    const limit = createLimit();
    let turns = 0;
    let isCounting = true;
    const count = () => {
      turns += 1;
      if (isCounting) {
        setImmediate(count);
      }
    };
    count();
    const read = async () => {
      await knex('scorecards').count();
      await knex('scorecards').count();
    };
    await Promise.all(
      ['ada', 'bob', 'cid'].map(name =>
        limit(
          mockCredentials.user(`user:default/${name}`),
          new AbortController().signal,
          read,
        ),
      ),
    );
    isCounting = false;
    // Two at once, then the third, with two statements each.
    expect(turns).toBeGreaterThanOrEqual(4);
  });
});
