import { TestDatabaseId } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { MigratedDatabases } from './MigratedDatabases';
import { startBackend } from './startBackend';

type StartOptions = Omit<Parameters<typeof startBackend>[0], 'knex'> & {
  /** The database of another replica; defaults to an empty one. */
  knex?: Knex;
};

/**
 * A backend under test, and its database.
 */
export type TestBackend = Awaited<ReturnType<typeof startBackend>> & {
  knex: Knex;
};

/**
 * Runs tests on SQLite and on PostgreSQL. After each test, stops the backends it has started and restores the clock.
 */
export function onEachDatabase(
  name: string,
  tests: (
    start: (options: StartOptions) => Promise<TestBackend>,
    databaseId: TestDatabaseId,
  ) => void,
): void {
  describe(`${name}`, () => {
    const databases = new MigratedDatabases();
    const running: { stop(): Promise<void> }[] = [];

    afterEach(async () => {
      jest.useRealTimers();
      await Promise.all(running.splice(0).map(backend => backend.stop()));
      await databases.release();
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
