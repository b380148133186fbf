import { LoggerService } from '@backstage/backend-plugin-api';
import { z } from 'zod';
import { EvaluationService } from './EvaluationService';

/**
 * Time for which changes are collected, in milliseconds. Processed entities appear in the catalog about a second later.
 */
const GATHERED = 2_000;

/** Maximum number of reads of an entity while the catalog still returns its old state. */
const ATTEMPTS = 3;

const BATCH = 500;
const MOST_WAITING = 20_000;

const changeSchema = z.object({ entityRef: z.string().min(1).max(500) });

/**
 * Evaluates changed catalog entities a few seconds after their events, batch by batch. Missed changes are found by the
 * next read of the whole catalog.
 */
export class CatalogChanges {
  /** Remaining attempts by entity ref. */
  private waiting = new Map<string, number>();
  private timer?: NodeJS.Timeout;
  private stopped = false;

  constructor(
    private readonly options: {
      evaluation: EvaluationService;
      logger: LoggerService;
    },
  ) {}

  /** @param change - the payload of an event; a `CatalogChange` if valid */
  note(change: unknown): void {
    const { success, data } = changeSchema.safeParse(change);
    if (success && this.waiting.size < MOST_WAITING) {
      this.waiting.set(data.entityRef, ATTEMPTS);
      this.wake();
    }
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  private wake() {
    if (!this.stopped) {
      this.timer ??= setTimeout(() => this.run(), GATHERED);
    }
  }

  private async run() {
    const batch = new Map([...this.waiting].slice(0, BATCH));
    batch.forEach((_, ref) => this.waiting.delete(ref));
    try {
      const refs = [...batch.keys()];
      const same = await this.options.evaluation.evaluateEntities(refs);
      for (const ref of same) {
        const left = batch.get(ref)! - 1;
        if (left > 0 && !this.waiting.has(ref)) {
          this.waiting.set(ref, left);
        }
      }
    } catch (error) {
      this.options.logger.warn(
        `Catalog changes will be evaluated with the next run: ${error}`,
      );
    }
    this.timer = undefined;
    if (this.waiting.size > 0) {
      this.wake();
    }
  }
}
