import { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { ScmIntegrationRegistry } from '@backstage/integration';
import {
  Ability,
  MlEntity,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import {
  ReadRunbook,
  RunbookReader,
} from '@mlownership/backstage-plugin-ml-ownership-node';
import { DocumentFetcher } from '../fetch';
import { ExtraHeadingWords, readRunbookSteps } from '../runbook';
import { detectTextFormat, readTextBlocks } from '../text';
import { runbookOf } from './documentCriteria';
import { planLook } from './planLook';
import { readLooks } from './readLooks';

/** How long the budget of a host may keep a person waiting. */
const PATIENCE_MS = 10_000;

/**
 * Reads the steps of the runbooks that entities point to. It looks at them as the collector does, so that both speak of the
 * same document, section and version.
 */
export class DocumentRunbookReader implements RunbookReader {
  readonly #fetcher: DocumentFetcher;
  readonly #integrations: ScmIntegrationRegistry;
  readonly #headings: ExtraHeadingWords;
  readonly #logger: LoggerService;

  constructor(options: {
    fetcher: DocumentFetcher;
    integrations: ScmIntegrationRegistry;
    headings: ExtraHeadingWords;
    logger: LoggerService;
  }) {
    this.#fetcher = options.fetcher;
    this.#integrations = options.integrations;
    this.#headings = options.headings;
    this.#logger = options.logger;
  }

  async read(
    entity: MlEntity,
    ability: Ability,
    { signal }: { signal: AbortSignal },
  ): Promise<ReadRunbook | undefined> {
    const fetch = { signal, until: Date.now() + PATIENCE_MS };
    const entityRef = stringifyEntityRef(entity);
    const planned = await planLook({ entityRef, entity }, runbookOf(ability), {
      integrations: this.#integrations,
      knowledge: undefined,
      read: url => this.#fetcher.fetch(url, fetch),
    });
    if (!planned?.look) {
      if (planned && !planned.result.seen) {
        throw new Error(planned.result.reason);
      }
      return undefined;
    }
    let steps: string[] | undefined;
    const results = await readLooks([planned.look], {
      fetcher: this.#fetcher,
      fetch,
      logger: this.#logger,
      read: ({ urls }, content) => {
        const format = detectTextFormat(new URL(urls[0]).pathname, content);
        steps = readRunbookSteps(
          readTextBlocks(content, format),
          this.#headings,
        );
        return { outcome: 'pass', detail: `${steps.length} steps` };
      },
    });
    const result = results.get(planned.look)!;
    if (!result.seen) {
      throw new Error(result.reason);
    }
    if (!steps || !result.url || !result.digest) {
      throw new Error(result.reading.detail);
    }
    return { url: result.url, version: result.digest, steps };
  }
}
