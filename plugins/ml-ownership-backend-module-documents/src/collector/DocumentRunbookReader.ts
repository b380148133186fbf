import { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { ScmIntegrationRegistry } from '@backstage/integration';
import {
  Ability,
  MlEntity,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import {
  RunbookContent,
  RunbookReader,
} from '@mlownership/backstage-plugin-ml-ownership-node';
import { DocumentFetcher } from '../fetch';
import { DocumentReader } from '../reading';
import { ExtraHeadingTerms } from '../runbook';
import { runbookOf } from './documentCriteria';
import { planDocumentCheck } from './planDocumentCheck';
import { runDocumentChecks } from './runDocumentChecks';

/** Maximum time that a user waits for the rate limit of a host. */
const PATIENCE_MS = 10_000;

/**
 * Reads the steps of linked runbooks. Checks them like the collector does, so that both refer to the same document,
 * section and version.
 */
export class DocumentRunbookReader implements RunbookReader {
  readonly #fetcher: DocumentFetcher;
  readonly #integrations: ScmIntegrationRegistry;
  readonly #headings: ExtraHeadingTerms;
  readonly #logger: LoggerService;
  /** Separate from the collector's, so that a user does not wait for the documents of the collector. */
  readonly #reader = new DocumentReader();

  constructor(options: {
    fetcher: DocumentFetcher;
    integrations: ScmIntegrationRegistry;
    headings: ExtraHeadingTerms;
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
  ): Promise<RunbookContent | undefined> {
    const fetch = { signal, until: Date.now() + PATIENCE_MS };
    const entityRef = stringifyEntityRef(entity);
    const planned = await planDocumentCheck(
      { entityRef, entity },
      runbookOf(ability),
      {
        integrations: this.#integrations,
        knowledge: undefined,
        read: url => this.#fetcher.fetch(url, fetch),
      },
    );
    if (!planned?.look) {
      if (planned && !planned.result.seen) {
        throw new Error(planned.result.reason);
      }
      return undefined;
    }
    let steps: string[] | undefined;
    const results = await runDocumentChecks([planned.look], {
      fetcher: this.#fetcher,
      fetch,
      logger: this.#logger,
      read: async (_, document) => {
        const answer = await this.#reader.read(
          {
            ...document,
            about: 'steps',
            people: { authors: [], teams: [] },
            headings: this.#headings,
          },
          signal,
        );
        steps = answer.hasSection ? answer.steps : undefined;
        return answer;
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
