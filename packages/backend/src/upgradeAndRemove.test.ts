import {
  DatabaseManager,
  databaseServiceFactory,
} from '@backstage/backend-defaults/database';
import { schedulerServiceFactory } from '@backstage/backend-defaults/scheduler';
import { urlReaderServiceFactory } from '@backstage/backend-defaults/urlReader';
import { BackendFeature, DatabaseService } from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { AlphaEntity } from '@backstage/catalog-model/alpha';
import { ConfigReader } from '@backstage/config';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import notificationsPlugin from '@backstage/plugin-notifications-backend';
import userSettingsPlugin from '@backstage/plugin-user-settings-backend';
import { JsonObject } from '@backstage/types';
import catalogModuleMlOwnership from '@mlownership/backstage-plugin-catalog-backend-module-ml-ownership';
import mlOwnershipPlugin from '@mlownership/backstage-plugin-ml-ownership-backend';
import express from 'express';
import { execFileSync } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import request from 'supertest';

jest.setTimeout(240_000);

const DOCUMENT = readFileSync(
  resolve(__dirname, '../../../docs/upgrade-and-remove.md'),
  'utf8',
);

const description = (kind: string, name: string, apiVersion: string) => `---
apiVersion: ${apiVersion}
kind: ${kind}
metadata: { name: ${name} }
spec: { type: any, lifecycle: production, owner: group:default/growth }
`;
const MODEL = description('Model', 'churn', 'mlownership.dev/v1alpha1');
const COMPONENT = description('Component', 'shop', 'backstage.io/v1alpha1');

/** The statements or commands of one section of the document, by the language of their code block. */
function commandsOf(section: string, language: 'sql' | 'sh'): string[] {
  const text = DOCUMENT.split(/^#+ /m).find(part =>
    part.startsWith(`${section}\n`),
  );
  const block = new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\`$`, 'gms');
  return [...text!.matchAll(block)].flatMap(([, commands]) =>
    commands.trim().split('\n'),
  );
}

/** Databases divided between plugins as configured by `backend.database`. */
interface Installation {
  config: JsonObject;
  /** Follows the document to remove the plugin's own database. */
  dropOwnDatabase(): Promise<void>;
  /** Databases that still contain data of the plugin. */
  ownDatabases(): Promise<string[]>;
}

function onSqlite(): Installation {
  const directory = mkdtempSync(join(tmpdir(), 'databases-'));
  return {
    config: { client: 'better-sqlite3', connection: { directory } },
    async dropOwnDatabase() {
      for (const command of commandsOf('SQLite', 'sh')) {
        execFileSync('sh', ['-c', command], { cwd: directory });
      }
    },
    async ownDatabases() {
      return readdirSync(directory).filter(file => file.includes('ownership'));
    },
  };
}

async function onPostgres(
  databases: TestDatabases,
  pluginDivisionMode: 'database' | 'schema',
): Promise<Installation> {
  const knex = await databases.init('POSTGRES_18');
  const { host, port, user, password, database } =
    knex.client.connectionSettings;
  const prefix = `test_${randomBytes(4).toString('hex')}_`;
  const [dropDatabase, dropSchema] = commandsOf('PostgreSQL', 'sql');
  return {
    config: {
      client: 'pg',
      connection: { host, port, user, password, database },
      pluginDivisionMode,
      prefix,
    },
    async dropOwnDatabase() {
      await knex.raw(
        pluginDivisionMode === 'schema'
          ? dropSchema
          : dropDatabase.replace('backstage_plugin_', prefix),
      );
    },
    async ownDatabases() {
      const { rows } = await knex.raw(
        `select datname as name from pg_database where datname like '${prefix}%ownership%'
        union select schema_name from information_schema.schemata where schema_name like '%ownership%'`,
      );
      return rows.map(({ name }: { name: string }) => name);
    },
  };
}

type Database = Awaited<ReturnType<DatabaseService['getClient']>>;

/** Inserts rows of this and another plugin into the databases of notifications and of user settings. */
async function insertRows(notifications: Database, settings: Database) {
  const user = 'user:default/ada';
  for (const origin of ['plugin:ml-ownership', 'plugin:scaffolder']) {
    const content = { title: 'Title', severity: 'normal', origin };
    await notifications('notification').insert({
      ...content,
      id: randomUUID(),
      user,
      link: '/',
    });
    await notifications('broadcast').insert({ ...content, id: randomUUID() });
    await notifications('user_settings').insert({
      user,
      channel: 'Web',
      origin,
      settings_key_hash: origin,
    });
  }
  for (const bucket of ['ml-ownership', 'home']) {
    await settings('user_settings').insert({
      user_entity_ref: user,
      bucket,
      key: 'views',
      value: '[]',
    });
  }
}

describe('removing the plugins', () => {
  const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
  const installations: [string, () => Promise<Installation>][] = [
    ['SQLite', async () => onSqlite()],
    ...(databases.supports('POSTGRES_18')
      ? (['database', 'schema'] as const).map(
          (mode): [string, () => Promise<Installation>] => [
            `PostgreSQL with a ${mode} for each plugin`,
            () => onPostgres(databases, mode),
          ],
        )
      : []),
  ];

  it.each(installations)(
    'leaves the documented data, and the documented commands remove it, on %s',
    async (_, install) => {
      const installation = await install();
      let descriptions = MODEL + COMPONENT;
      const web = express()
        .get('/catalog-info.yaml', (_request, response) => {
          response.send(descriptions);
        })
        .listen(0);
      const host = `localhost:${(web.address() as AddressInfo).port}`;
      const config = {
        app: { baseUrl: 'http://localhost:3000' },
        backend: {
          database: installation.config,
          reading: { allow: [{ host }] },
        },
        catalog: {
          processingInterval: { seconds: 1 },
          rules: [{ allow: ['Component', 'Model'] }],
          locations: [
            { type: 'url', target: `http://${host}/catalog-info.yaml` },
          ],
        },
      };
      const manager = DatabaseManager.fromConfig(
        new ConfigReader({ backend: { database: installation.config } }),
      );
      const clients: Database[] = [];
      const databaseOf = async (pluginId: string) => {
        const knex = await manager
          .forPlugin(pluginId, {
            logger: mockServices.logger.mock(),
            lifecycle: mockServices.lifecycle.mock(),
          })
          .getClient();
        clients.push(knex);
        return knex;
      };
      let backend: Awaited<ReturnType<typeof startTestBackend>>;
      const start = async (features: BackendFeature[]) => {
        backend = await startTestBackend({
          features: [
            catalogPlugin,
            notificationsPlugin,
            userSettingsPlugin,
            databaseServiceFactory,
            schedulerServiceFactory,
            urlReaderServiceFactory,
            mockServices.rootConfig.factory({ data: config }),
            ...features,
          ],
        });
      };
      const readModel = async (
        isExpected: (entity: AlphaEntity | undefined) => boolean,
      ) => {
        for (;;) {
          const { body } = await request(backend.server)
            .post('/api/catalog/entities/by-refs')
            .send({ entityRefs: ['model:default/churn'] })
            .set('Authorization', mockCredentials.user.header());
          const entity = body.items?.[0] ?? undefined;
          if (isExpected(entity)) {
            return entity as AlphaEntity;
          }
          await wait(200);
        }
      };

      try {
        await start([catalogModuleMlOwnership, mlOwnershipPlugin]);
        await readModel(entity => entity !== undefined);
        await backend!.stop();

        await start([]);
        const { status, spec } = await readModel(
          entity => entity?.status?.items?.length !== undefined,
        );
        expect(spec).toMatchObject({ owner: 'group:default/growth' });
        expect(status!.items![0].message).toContain(
          'No processor recognized the entity model:default/churn',
        );
        descriptions = COMPONENT;
        await readModel(entity => entity === undefined);
        await backend!.stop();
        expect(await installation.ownDatabases()).not.toEqual([]);

        const notifications = await databaseOf('notifications');
        const settings = await databaseOf('user-settings');
        await insertRows(notifications, settings);

        await installation.dropOwnDatabase();
        for (const statement of commandsOf('Notifications', 'sql')) {
          await notifications.raw(statement);
        }
        for (const statement of commandsOf('User settings', 'sql')) {
          await settings.raw(statement);
        }

        expect(await installation.ownDatabases()).toEqual([]);
        for (const table of ['notification', 'broadcast', 'user_settings']) {
          expect(await notifications(table).pluck('origin')).toEqual([
            'plugin:scaffolder',
          ]);
        }
        expect(await settings('user_settings').pluck('bucket')).toEqual([
          'home',
        ]);
      } finally {
        await backend!.stop();
        await Promise.all(clients.map(client => client.destroy()));
        web.close();
      }
    },
  );
});
