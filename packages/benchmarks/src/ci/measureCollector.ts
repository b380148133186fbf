import { mockServices } from '@backstage/backend-test-utils';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { ConfigReader } from '@backstage/config';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { durationToMilliseconds, JsonObject } from '@backstage/types';
import { MlEntity } from '@mlownership/backstage-plugin-ml-ownership-common';
import {
  CiCollector,
  readCiSettings,
} from '@mlownership/backstage-plugin-ml-ownership-node';
import {
  collectOnce,
  createCiCompany,
} from '@mlownership/backstage-plugin-ml-ownership-node/testUtils';
// The system is not part of the module's API.
// eslint-disable-next-line @backstage/no-relative-monorepo-imports, no-restricted-imports
import { github } from '../../../../plugins/ml-ownership-backend-module-github/src/github';
import { measure } from '../servers/measure';
import { ServerProcess } from '../servers/ServerProcess';

const TEAMS = 300;
const HOUR_MS = 60 * 60_000;

/** A repository with a Pipeline and the Model that it produces. */
function entitiesOf(index: number): { entities: MlEntity[]; people: Entity[] } {
  const project = `team-${index % TEAMS}/churn-${index}`;
  const repository = `https://github.com/${project}`;
  const company = createCiCompany({
    projectAnnotation: 'github.com/project-slug',
    project,
    testWorkflow: 'ci.yml',
    workflows: {
      retrain: `${repository}/actions/workflows/train.yml`,
      deployPipeline: '.github/workflows/deploy.yml',
      deployModel: `${repository}/actions/workflows/deploy.yml`,
      recover: `${repository}/blob/main/.github/workflows/rollback.yml`,
    },
    userAnnotation: 'github.com/user-login',
    logins: {
      ada: 'ada-n',
      tomas: 'tomas-h',
      mireille: 'mireille-o',
      oksana: 'oksana-m',
    },
  });
  const pipeline = company.pipeline();
  const model = company.model();
  pipeline.metadata.name = `training-${index}`;
  model.metadata.name = `model-${index}`;
  for (const relation of [pipeline, model].flatMap(
    ({ relations = [] }) => relations,
  )) {
    relation.targetRef = relation.targetRef
      .replace('churn-training', `training-${index}`)
      .replace('model:default/churn', `model:default/model-${index}`);
  }
  return { entities: [pipeline, model], people: company.people };
}

/** Checks all entities in batches, as the backend does. */
export async function measureCollector(
  repositories: number,
  server: ServerProcess,
) {
  const all = Array.from({ length: repositories }, (_, index) =>
    entitiesOf(index),
  );
  const entities = all.flatMap(one => one.entities);
  const byRef = new Map<string, Entity>(
    entities.map(entity => [stringifyEntityRef(entity), entity]),
  );
  const people = catalogServiceMock({ entities: all[0].people });
  const catalog = {
    getEntities: (...query: Parameters<CatalogService['getEntities']>) =>
      people.getEntities(...query),
    getEntitiesByRefs: async ({ entityRefs }: { entityRefs: string[] }) => ({
      items: entityRefs.map(ref => byRef.get(ref)),
    }),
  } as unknown as CatalogService;
  const config = new ConfigReader({
    integrations: {
      github: [
        { host: 'github.com', apiBaseUrl: server.url, token: 'not-a-secret' },
      ],
    },
    mlOwnership: { github: {} },
  });
  const settings = readCiSettings(
    config.getConfig('mlOwnership.github'),
    github.defaults,
  );
  let time = Date.parse('2026-11-29T12:00:00Z');
  const now = () => time;
  const collector = new CiCollector({
    ...github,
    ...github.connect({ config, now, settings }),
    auth: mockServices.auth(),
    catalog,
    now,
    settings,
  });
  const cursors: Record<string, JsonObject> = {};
  let pieces = 0;
  const run = async () => {
    pieces = 0;
    for (let from = 0; from < entities.length; from += collector.batchSize) {
      const batch = entities.slice(from, from + collector.batchSize);
      for (const { entityRef, cursor, evidence } of await collectOnce(
        collector,
        batch,
        { cursors },
      )) {
        cursors[entityRef] = cursor!;
        pieces += evidence.length;
      }
    }
  };
  const interval = durationToMilliseconds(settings.interval);
  const rows: Record<string, string | number>[] = [];
  const check = async (name: string, isRegular: boolean) => {
    const row = await measure(
      name,
      { what: 'entity', count: entities.length },
      server,
      run,
    );
    const checksPerHour = HOUR_MS / interval;
    rows.push({
      ...row,
      'per entity and hour': isRegular
        ? (Number(row['per entity']) * checksPerHour).toFixed(2)
        : '',
      'items of evidence': pieces,
    });
    time += interval;
  };
  await check('first check', false);
  await check('no change', true);
  await server.change();
  await check('a run in one of 100 repositories', true);
  if (Object.keys(cursors).length !== entities.length) {
    throw new Error('The collector did not answer for every entity');
  }
  return rows;
}
