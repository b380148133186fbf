import { LoggerService } from '@backstage/backend-plugin-api';
import {
  Ability,
  isMlEntity,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import {
  ReadRunbook,
  RunbookReader,
  RunbookReaderExtensionPoint,
} from '@mlownership/backstage-plugin-ml-ownership-node';
import { Entity } from '@backstage/catalog-model';

const PATIENCE = 10_000;
const MOST_STEPS = 200;
const LONGEST_STEP = 1000;

/**
 * Reads runbooks with the reader that a module has set.
 */
export class RunbookReaders implements RunbookReaderExtensionPoint {
  private reader?: RunbookReader;

  setReader(reader: RunbookReader): void {
    if (this.reader) {
      throw new Error('There are two readers of runbooks, expected one');
    }
    this.reader = reader;
  }

  /** The runbook of an ability; undefined where there is none, nobody to read it, or no way to. */
  async read(
    entity: Entity,
    ability: Ability,
    logger: LoggerService,
  ): Promise<ReadRunbook | undefined> {
    if (!this.reader || !isMlEntity(entity)) {
      return undefined;
    }
    const signal = AbortSignal.timeout(PATIENCE);
    try {
      const runbook = await withinTime(
        this.reader.read(entity, ability, { signal }),
        signal,
      );
      return (
        runbook && {
          ...runbook,
          steps: runbook.steps
            .slice(0, MOST_STEPS)
            .map(step => step.slice(0, LONGEST_STEP)),
        }
      );
    } catch (error) {
      logger.warn(
        `The runbook of ${entity.metadata.name} to ${ability} it could not be read for a drill: ${error}`,
      );
      return undefined;
    }
  }
}

/** Whoever does not listen to the signal is not waited for either. */
export function withinTime<T>(
  work: Promise<T>,
  signal: AbortSignal,
): Promise<T> {
  return Promise.race([
    work,
    new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason), {
        once: true,
      });
    }),
  ]);
}
