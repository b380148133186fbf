import { ScmIntegrationRegistry } from '@backstage/integration';
import {
  ML_ANNOTATIONS,
  MlEntity,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import {
  ModelCardContent,
  ModelCardReader,
} from '@mlownership/backstage-plugin-ml-ownership-node';
import { DocumentFetcher } from '../fetch';
import { resolvePointer } from '../pointer';
import { DocumentReader } from '../reading';
import { locateDocument } from './locateDocument';

/** Maximum time that a user waits for the rate limit of a host. */
const PATIENCE_MS = 10_000;

/** How long a card is kept, so that every visit of a page does not read it again, and how many. */
const KEEP_MS = 300_000;
const MAX_KEPT = 500;

/** Reads the model cards that entities name in an annotation. */
export class DocumentModelCardReader implements ModelCardReader {
  readonly #fetcher: DocumentFetcher;
  readonly #integrations: ScmIntegrationRegistry;
  readonly #reader = new DocumentReader();
  readonly #kept = new Map<
    string,
    { until: number; content: ModelCardContent }
  >();

  constructor(options: {
    fetcher: DocumentFetcher;
    integrations: ScmIntegrationRegistry;
  }) {
    this.#fetcher = options.fetcher;
    this.#integrations = options.integrations;
  }

  async read(
    entity: MlEntity,
    { signal }: { signal: AbortSignal },
  ): Promise<ModelCardContent | undefined> {
    const declaration =
      entity.metadata.annotations?.[ML_ANNOTATIONS.modelCard]?.trim();
    if (!declaration) {
      return undefined;
    }
    const pointer = resolvePointer(entity, declaration, this.#integrations);
    if (!pointer.ok) {
      throw new Error(pointer.reason);
    }
    const fetch = { signal, until: Date.now() + PATIENCE_MS };
    const urls = await locateDocument(pointer, url =>
      this.#fetcher.fetch(url, fetch),
    );
    const key = urls.join('\n');
    const kept = this.#kept.get(key);
    if (kept && kept.until > Date.now()) {
      return kept.content;
    }
    for (const url of urls) {
      const document = await this.#fetcher.fetch(url, fetch);
      if (document.status === 'read') {
        const content = await this.#readCard(url, document.content, signal);
        this.#keep(key, content);
        return content;
      }
      if (document.status === 'unreadable') {
        throw new Error(document.reason);
      }
    }
    throw new Error(
      `Document not found at ${urls[0]}, or not accessible to Backstage`,
    );
  }

  async #readCard(
    url: string,
    content: string,
    signal: AbortSignal,
  ): Promise<ModelCardContent> {
    const answer = await this.#reader.read(
      {
        content,
        path: new URL(url).pathname,
        about: 'model-card',
        people: { authors: [], teams: [] },
        headings: {},
      },
      signal,
    );
    if (!answer.hasSection || !answer.modelCard) {
      throw new Error('The model card has no content');
    }
    return { url, ...answer.modelCard };
  }

  #keep(key: string, content: ModelCardContent) {
    this.#kept.delete(key);
    this.#kept.set(key, { until: Date.now() + KEEP_MS, content });
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > MAX_KEPT) {
      this.#kept.delete(oldest);
    }
  }
}
