import { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { ML_KINDS } from '@mlownership/backstage-plugin-ml-ownership-common';
import { CollectorHandle } from '../evidenceCollectorsExtensionPoint';
import { CiCollector } from './CiCollector';
import { CiProject } from './CiSource';

/** The most entities that one call of the collector's handle takes. */
const MAX_ENTITIES = 1000;

/**
 * Creates the handler of events of a CI system: it has the entities of the project checked within a minute. An event is
 * never evidence; what has happened is read from the system.
 *
 * @param options - `projectIn` returns the project of an event, or undefined if it does not concern the criteria
 */
export function createCiEventHandler(options: {
  auth: AuthService;
  catalog: CatalogService;
  collector: CiCollector;
  handle: CollectorHandle;
  logger: LoggerService;
  /** Annotation of an entity with its project. */
  projectAnnotation: string;
  projectIn: (topic: string, payload: unknown) => CiProject | undefined;
}): (event: { topic: string; eventPayload: unknown }) => Promise<void> {
  const { auth, catalog, collector, handle, logger, projectAnnotation } =
    options;
  return async ({ topic, eventPayload }) => {
    const project = options.projectIn(topic, eventPayload);
    if (!project) {
      return;
    }
    try {
      collector.forget(project);
      const { items } = await catalog.getEntities(
        {
          filter: {
            kind: [...ML_KINDS],
            [`metadata.annotations.${projectAnnotation}`]: project.path,
          },
          fields: ['kind', 'metadata.namespace', 'metadata.name', 'relations'],
        },
        { credentials: await auth.getOwnServiceCredentials() },
      );
      const refs = new Set(items.map(entity => stringifyEntityRef(entity)));
      for (const { relations = [] } of items) {
        for (const { type, targetRef } of relations) {
          if (type === 'produces') {
            refs.add(targetRef.toLocaleLowerCase('en-US'));
          }
        }
      }
      for (const ref of collector.entitiesOf(project)) {
        refs.add(ref);
      }
      const all = [...refs];
      for (let from = 0; from < all.length; from += MAX_ENTITIES) {
        await handle.requestChecks(all.slice(from, from + MAX_ENTITIES));
      }
    } catch (error) {
      logger.warn(
        `${collector.title}: the entities of ${project.path} are not checked at once: ${error}`,
      );
    }
  };
}
