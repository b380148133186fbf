import {
  BackstageCredentials,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import {
  cutText,
  isMlEntity,
  ModelCard,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import {
  ModelCardReader,
  ModelCardReaderExtensionPoint,
} from '@mlownership/backstage-plugin-ml-ownership-node';
import { VisibleEntityService } from '../catalog/ReadableEntities';
import { withTimeout } from '../drills/RunbookReaderRegistry';

const PATIENCE = 10_000;
const MAX_TEXTS = 20;
const MAX_TEXT_LENGTH = 1000;

/** The reader of model cards that a module has registered. */
export class ModelCardReaderRegistry implements ModelCardReaderExtensionPoint {
  reader?: ModelCardReader;

  setReader(reader: ModelCardReader): void {
    if (this.reader) {
      throw new Error(
        'A model card reader is already registered; only one is supported',
      );
    }
    this.reader = reader;
  }
}

/** Reads model cards for users who may read the entity. */
export class ModelCardService {
  constructor(
    private readonly options: {
      logger: LoggerService;
      readable: VisibleEntityService;
      registry: ModelCardReaderRegistry;
    },
  ) {}

  /** @throws NotFoundError if the entity does not exist, or the caller may not read it */
  async get(
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<ModelCard> {
    const { logger, readable, registry } = this.options;
    const entity = await readable.getEntity(entityRef, credentials);
    if (!entity) {
      throw new NotFoundError(`No entity ${entityRef}`);
    }
    if (!registry.reader || !isMlEntity(entity)) {
      return { status: 'not-declared' };
    }
    const signal = AbortSignal.timeout(PATIENCE);
    try {
      const card = await withTimeout(
        registry.reader.read(entity, { signal }),
        signal,
      );
      return card
        ? {
            status: 'read',
            url: card.url,
            intendedUse: shortened(card.intendedUse),
            trainingData: shortened(card.trainingData),
            evaluation: shortened(card.evaluation),
            limitations: shortened(card.limitations),
            baseModels: shortened(card.baseModels),
            datasets: shortened(card.datasets),
          }
        : { status: 'not-declared' };
    } catch (error) {
      logger.warn(`The model card of ${entityRef} could not be read: ${error}`);
      return {
        status: 'unreadable',
        reason: signal.aborted
          ? 'Its host did not respond in time'
          : cutText((error as Error).message, MAX_TEXT_LENGTH),
      };
    }
  }
}

function shortened(texts: readonly string[]): string[] {
  return texts.slice(0, MAX_TEXTS).map(text => cutText(text, MAX_TEXT_LENGTH));
}
