import { LoggerService } from '@backstage/backend-plugin-api';
import {
  Ability,
  cutText,
  isMlEntity,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import {
  RunbookContent,
  RunbookReader,
  RunbookReaderExtensionPoint,
} from '@mlownership/backstage-plugin-ml-ownership-node';
import { Entity } from '@backstage/catalog-model';

const PATIENCE = 10_000;
const MAX_STEPS = 200;
const MAX_STEP_LENGTH = 1000;

/**
 * Result of reading a runbook: no module reads runbooks, the runbook is unreadable, or its content.
 */
export type RunbookReading =
  | { status: 'not-read' | 'unreadable'; runbook?: undefined }
  | { status: 'read'; runbook: RunbookContent };

/**
 * Reads runbooks with the reader that a module has registered.
 */
export class RunbookReaderRegistry implements RunbookReaderExtensionPoint {
  private reader?: RunbookReader;

  setReader(reader: RunbookReader): void {
    if (this.reader) {
      throw new Error(
        'A runbook reader is already registered; only one is supported',
      );
    }
    this.reader = reader;
  }

  /** Reads the runbook of an ability. */
  async read(
    entity: Entity,
    ability: Ability,
    logger: LoggerService,
  ): Promise<RunbookReading> {
    if (!this.reader || !isMlEntity(entity)) {
      return { status: 'not-read' };
    }
    const signal = AbortSignal.timeout(PATIENCE);
    try {
      const runbook = await withTimeout(
        this.reader.read(entity, ability, { signal }),
        signal,
      );
      return runbook
        ? {
            status: 'read',
            runbook: {
              ...runbook,
              steps: runbook.steps
                .slice(0, MAX_STEPS)
                .map(step => cutText(step, MAX_STEP_LENGTH)),
            },
          }
        : { status: 'unreadable' };
    } catch (error) {
      logger.warn(
        `The ${ability} runbook of ${entity.metadata.name} could not be read for a drill: ${error}`,
      );
      return { status: 'unreadable' };
    }
  }
}

/** Rejects at the timeout even if the callee ignores the signal. */
export function withTimeout<T>(
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
