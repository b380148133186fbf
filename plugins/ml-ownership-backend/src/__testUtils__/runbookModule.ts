import { createBackendModule } from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { runbookReaderExtensionPoint } from '@mlownership/backstage-plugin-ml-ownership-node';
import { Knex } from 'knex';

/** State of all runbooks in a test: one version, unreadable, or (by default) the version in the evidence. */
export type RunbookState = { version?: string; unreadable?: boolean };

/**
 * A module that reads every runbook: in the version that the test sets, else in that of the evidence, else in the
 * first.
 */
export const runbookModule = (knex: Knex, state: RunbookState) =>
  createBackendModule({
    pluginId: 'ml-ownership',
    moduleId: 'runbooks-under-test',
    register(env) {
      env.registerInit({
        deps: { runbooks: runbookReaderExtensionPoint },
        async init({ runbooks }) {
          runbooks.setReader({
            read: async (entity, ability) => {
              if (state.unreadable) {
                throw new Error('404 Not Found');
              }
              const seen = await knex('evidence')
                .where({
                  entity_ref: stringifyEntityRef(entity),
                  criterion: `${ability}.runbook-readable`,
                })
                .whereNotNull('subject_version')
                .orderBy('observed_at', 'desc')
                .first('subject_version');
              return {
                url: `https://git.test/${entity.metadata.name}/${ability}.md`,
                version: state.version ?? seen?.subject_version ?? 'first',
                steps: [],
              };
            },
          });
        },
      });
    },
  });
