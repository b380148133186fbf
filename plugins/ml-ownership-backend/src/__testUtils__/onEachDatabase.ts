import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { startBackend } from './startBackend';

type StartOptions = Omit<Parameters<typeof startBackend>[0], 'knex'> & {
  /** The database of another replica; an empty one where absent. */
  knex?: Knex;
};

/**
 * A backend that a test works with, and its database.
 */
export type TestBackend = Awaited<ReturnType<typeof startBackend>> & {
  knex: Knex;
};

/**
 * Runs tests on SQLite and on PostgreSQL. What they start is stopped after each, and the clock is set right.
 */
export function onEachDatabase(
  name: string,
  tests: (
    start: (options: StartOptions) => Promise<TestBackend>,
    databaseId: TestDatabaseId,
  ) => void,
): void {
  describe(`${name}`, () => {
    const databases = TestDatabases.create({
      ids: ['SQLITE_3', 'POSTGRES_18'],
    });
    const running: { stop(): Promise<void> }[] = [];

    afterEach(async () => {
      jest.useRealTimers();
      await Promise.all(running.splice(0).map(backend => backend.stop()));
    });

    describe.each(databases.eachSupportedId())('on %p', databaseId => {
      tests(async options => {
        const knex = options.knex ?? (await databases.init(databaseId));
        const backend = await startBackend({ ...options, knex });
        running.push(backend);
        return { ...backend, knex };
      }, databaseId);
    });
  });
}
