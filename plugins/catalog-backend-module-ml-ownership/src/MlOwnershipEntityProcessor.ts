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
  claimsMlKind,
  findEntityProblems,
  findIdentityProblem,
  findRelationPair,
  formatEntityProblems,
  MlEntityProblem,
  readAnnotationRefs,
} from '@mlownership/backstage-plugin-ml-ownership-common';

const REPORTED_KEY = 'reported-annotation-problems';

/**
 * Whether something in `spec`, outside of `operations` and `boundaries`, is still a placeholder such as
 * `{ $text: ./owner.txt }`.
 */
function hasPlaceholder(entity: Entity): boolean {
  const { operations: _, boundaries: __, ...fields } = entity.spec ?? {};
  const search = (value: unknown): boolean =>
    typeof value === 'object' &&
    value !== null &&
    Object.entries(value).some(
      ([key, inner]) => key.startsWith('$') || search(inner),
    );
  return search(fields);
}

function rejectIfAny(entity: Entity, problems: MlEntityProblem[]) {
  if (problems.length) {
    throw new InputError(formatEntityProblems(entity, problems));
  }
}

/**
 * Says what a catalog model layer can't.
 *
 * **Model, Dataset, Pipeline.** One with a wrong `apiVersion`, a missing `owner`, `type` or `lifecycle`, a value of a
 * wrong type, or a ref that is malformed, of a wrong kind, the entity itself or one of too many, is rejected with one
 * `InputError` that names all of it. The catalog then keeps the last good version and shows the message on its page.
 *
 * It does so in `preProcessEntity` and ahead of Backstage's own processors (priority 10; theirs is 20), because the
 * `ModelProcessor` would otherwise stop at an unknown `apiVersion` with a message of its own, and sorts lists of refs
 * in place, after which `[1]` is no longer the second one of the file. What can't be judged yet, because a placeholder
 * stands there, is judged in `validateEntityKind`, which comes ahead of the `ModelProcessor`'s as well.
 *
 * **Components.** `mlownership.dev/consumes` and `mlownership.dev/uses-models` yield relations in both directions. A
 * bad ref there yields none, and keeps the Component in the catalog all the same, at its newest version: an annotation
 * about a dataset must not take a service off the catalog, nor freeze the rest of its description. It is logged once,
 * and stands in `status.items` in the form in which the catalog's own processing errors do, so that the entity's page
 * and the "has error" filter show it.
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

  /**
   * @throws InputError where one of the three kinds must stay out of the catalog
   */
  async preProcessEntity(entity: Entity): Promise<Entity> {
    if (claimsMlKind(entity)) {
      if (hasPlaceholder(entity)) {
        rejectIfAny(entity, [findIdentityProblem(entity) ?? []].flat());
      } else {
        rejectIfAny(entity, findEntityProblems(entity));
      }
    }
    return entity;
  }

  /**
   * @returns false: it is the model layer that recognizes the kinds
   * @throws InputError as {@link MlOwnershipEntityProcessor.preProcessEntity}
   */
  async validateEntityKind(entity: Entity): Promise<boolean> {
    if (claimsMlKind(entity)) {
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

  /** The catalog comes by every few minutes; the log need not say the same each time. */
  async #logOnce(message: string | undefined, cache: CatalogProcessorCache) {
    const reported = await cache.get<string>(REPORTED_KEY);
    if (message !== undefined && message !== reported) {
      this.#logger.warn(
        `${message}. No relation comes from it; the entity stays in the catalog`,
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
