import { LoggerService } from '@backstage/backend-plugin-api';
import { ENTITY_STATUS_CATALOG_PROCESSING_TYPE } from '@backstage/catalog-client';
import { Entity, getCompoundEntityRef } from '@backstage/catalog-model';
import { AlphaEntity } from '@backstage/catalog-model/alpha';
import { InputError } from '@backstage/errors';
import {
  CatalogProcessor,
  CatalogProcessorCache,
  CatalogProcessorEmit,
  LocationSpec,
  processingResult,
} from '@backstage/plugin-catalog-node';
import {
  declaresMlKind,
  findDescriptionProblems,
  findEntityProblems,
  findRelationPair,
  formatEntityProblems,
  MlEntityProblem,
  parsePerson,
  readAnnotationRefs,
} from '@mlownership/backstage-plugin-ml-ownership-common';

const REPORTED_KEY = 'reported-annotation-problems';

/** The entity with its authors reduced to refs and addresses, without the names that git and mail add. */
function withPlainAuthors(entity: Entity): Entity {
  const authors = entity.spec?.authors;
  return Array.isArray(authors)
    ? {
        ...entity,
        spec: {
          ...entity.spec,
          authors: authors.map(author => {
            const person = parsePerson(String(author));
            return person?.includes('@') ? person : author;
          }),
        },
      }
    : entity;
}

function rejectIfAny(entity: Entity, problems: MlEntityProblem[]) {
  if (problems.length) {
    throw new InputError(formatEntityProblems(entity, problems));
  }
}

/**
 * Validates what a catalog model layer cannot.
 *
 * **Model, Dataset, Pipeline.** An entity is rejected if its `apiVersion` is wrong, its `owner`, `type` or
 * `lifecycle` is missing, a value has a wrong type, or a ref is malformed, of a wrong kind, the entity itself or one
 * of too many. One `InputError` names all problems. The catalog then keeps the last valid version and shows the
 * message on its page.
 *
 * The validation runs in `preProcessEntity` and ahead of Backstage's own processors (priority 10; theirs is 20),
 * because the `ModelProcessor` would otherwise stop at an unknown `apiVersion` with its own message, and sorts lists
 * of refs in place, after which `[1]` is no longer the second one in the file. Values with an unresolved placeholder
 * are validated later, in `validateEntityKind`, which runs ahead of the `ModelProcessor`'s as well.
 *
 * **Components.** `mlownership.dev/consumes` and `mlownership.dev/uses-models` emit relations in both directions. An
 * invalid ref there emits none, and the Component stays in the catalog at its newest version: an annotation about a
 * dataset must not remove a service from the catalog, nor freeze the rest of its description. The problem is logged
 * once, and added to `status.items` in the form of the catalog's own processing errors, so that the entity's page and
 * the "has error" filter show it.
 *
 * @public
 */
export class MlOwnershipEntityProcessor implements CatalogProcessor {
  readonly #logger: LoggerService;

  constructor(options: { logger: LoggerService }) {
    this.#logger = options.logger;
  }

  getProcessorName(): string {
    return 'MlOwnershipEntityProcessor';
  }

  getPriority(): number {
    return 10;
  }

  /** @throws InputError if an entity of one of the three kinds is invalid */
  async preProcessEntity(entity: Entity): Promise<Entity> {
    if (declaresMlKind(entity)) {
      rejectIfAny(entity, findDescriptionProblems(entity));
      return withPlainAuthors(entity);
    }
    return entity;
  }

  /**
   * @returns false: the model layer recognizes the kinds
   * @throws InputError as {@link MlOwnershipEntityProcessor.preProcessEntity}
   */
  async validateEntityKind(entity: Entity): Promise<boolean> {
    if (declaresMlKind(entity)) {
      rejectIfAny(entity, findEntityProblems(entity));
    }
    return false;
  }

  async postProcessEntity(
    entity: Entity,
    _location: LocationSpec,
    emit: CatalogProcessorEmit,
    cache: CatalogProcessorCache,
  ): Promise<Entity> {
    const { relations, problems } = readAnnotationRefs(entity);
    const source = getCompoundEntityRef(entity);
    for (const { type, target } of relations) {
      emit(processingResult.relation({ source, type, target }));
      const reverse = findRelationPair(type)?.pair.reverse.type;
      if (reverse) {
        emit(
          processingResult.relation({
            source: target,
            type: reverse,
            target: source,
          }),
        );
      }
    }
    const message = problems.length
      ? formatEntityProblems(entity, problems)
      : undefined;
    await this.#logOnce(message, cache);
    return message ? withProcessingError(entity, message) : entity;
  }

  /** The catalog processes an entity every few minutes; the same message is logged once. */
  async #logOnce(message: string | undefined, cache: CatalogProcessorCache) {
    const reported = await cache.get<string>(REPORTED_KEY);
    if (message !== undefined && message !== reported) {
      this.#logger.warn(
        `${message}. It creates no relation; the entity stays in the catalog`,
      );
    }
    if ((message ?? '') !== (reported ?? '')) {
      await cache.set(REPORTED_KEY, message ?? '');
    }
  }
}

function withProcessingError(entity: AlphaEntity, message: string): Entity {
  const withStatus: AlphaEntity = {
    ...entity,
    status: {
      ...entity.status,
      items: [
        ...(entity.status?.items ?? []),
        {
          type: ENTITY_STATUS_CATALOG_PROCESSING_TYPE,
          level: 'error',
          message: `InputError: ${message}`,
          error: { name: 'InputError', message },
        },
      ],
    },
  };
  return withStatus;
}
