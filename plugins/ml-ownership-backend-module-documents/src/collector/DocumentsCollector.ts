import { Entity } from '@backstage/catalog-model';
import { ScmIntegrationRegistry } from '@backstage/integration';
import { HumanDuration } from '@backstage/types';
import {
  cutText,
  getCriterion,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import {
  CollectedEvidence,
  CollectorResult,
  CollectorContext,
  CollectorTarget,
  EvidenceCollector,
  UncheckedCriterion,
} from '@mlownership/backstage-plugin-ml-ownership-node';
import { DocumentFetcher, FetchedDocument } from '../fetch';
import { DocumentReader } from '../reading';
import { ExtraHeadingTerms, People } from '../runbook';
import { compareEnvironments } from './compareEnvironments';
import { DOCUMENT_CRITERIA } from './documentCriteria';
import { EntityLookup } from './EntityLookup';
import { Look, DocumentCheckResult } from './DocumentCheck';
import { authorRefs, peopleOf } from './peopleOf';
import { PlannedDocumentCheck, planDocumentCheck } from './planDocumentCheck';
import { runDocumentChecks } from './runDocumentChecks';
import { toCacheCursor } from './readingCache';

/** Increase when readers decide differently, so that an upgrade reads every document again. */
const READERS_VERSION = '3';

/**
 * Maximum time that a check waits for the rate limit of its host. Leaves time to read within the collector's timeout.
 */
const PATIENCE_MS = 60_000;

/** In UTF-16 code units, the maximum in the collector interface. */
const MAX_DETAIL_LENGTH = 1000;

/** One entity with its planned checks. */
interface Plan {
  target: CollectorTarget;
  people: People;
  looks: ReadonlyMap<string, PlannedDocumentCheck>;
}

/**
 * Reads the documents that entities link: runbooks, criteria, contracts and lock files. A document that several
 * entities of a batch share is fetched once.
 */
export class DocumentsCollector implements EvidenceCollector {
  readonly id = 'documents';
  readonly title = 'Documents';
  readonly source = 'document';
  readonly criteria = DOCUMENT_CRITERIA.map(({ id }) => id);
  readonly interval: HumanDuration;
  readonly batchSize = 20;
  readonly timeout: HumanDuration = { minutes: 2 };

  readonly #fetcher: DocumentFetcher;
  readonly #integrations: ScmIntegrationRegistry;
  readonly #findEntities: EntityLookup;
  readonly #headings: ExtraHeadingTerms;
  readonly #patienceMs: number;
  readonly #reader: DocumentReader;

  constructor(options: {
    interval: HumanDuration;
    fetcher: DocumentFetcher;
    integrations: ScmIntegrationRegistry;
    findEntities: EntityLookup;
    headings: ExtraHeadingTerms;
    /** Maximum time that a check waits for the rate limit of its host, in milliseconds. */
    maxRateLimitWaitMs?: number;
    reader?: DocumentReader;
  }) {
    this.interval = options.interval;
    this.#fetcher = options.fetcher;
    this.#integrations = options.integrations;
    this.#findEntities = options.findEntities;
    this.#headings = options.headings;
    this.#patienceMs = options.maxRateLimitWaitMs ?? PATIENCE_MS;
    this.#reader = options.reader ?? new DocumentReader();
  }

  async collect(
    targets: readonly CollectorTarget[],
    { signal, logger }: CollectorContext,
  ): Promise<CollectorResult[]> {
    const fetch = { signal, until: Date.now() + this.#patienceMs };
    const known = await this.#findAuthors(targets).catch(error => {
      logger.warn(
        'The names of the authors could not be read from the catalog; their user names are searched for instead',
        error,
      );
      return new Map<string, Entity>();
    });

    const settings = new Map<string, Promise<FetchedDocument>>();
    const readSettings = (url: string) => {
      const reading = settings.get(url) ?? this.#fetcher.fetch(url, fetch);
      settings.set(url, reading);
      return reading;
    };
    const plans = await Promise.all(
      targets.map(target => this.#plan(target, known, readSettings)),
    );

    const peopleByRef = new Map(
      plans.map(({ target, people }) => [target.entityRef, people]),
    );
    const results = await runDocumentChecks(
      plans.flatMap(({ looks }) =>
        [...looks.values()].flatMap(({ look }) => look ?? []),
      ),
      {
        fetcher: this.#fetcher,
        fetch,
        logger,
        read: ({ criterion, target }, document) =>
          this.#reader.read(
            {
              ...document,
              about: criterion.id,
              people: peopleByRef.get(target.entityRef)!,
              headings: this.#headings,
            },
            signal,
          ),
      },
    );
    return plans.map(plan => answer(plan, results));
  }

  async #findAuthors(
    targets: readonly CollectorTarget[],
  ): Promise<Map<string, Entity>> {
    const refs = targets.flatMap(({ entity }) => authorRefs(entity));
    return await this.#findEntities([...new Set(refs)]);
  }

  async #plan(
    target: CollectorTarget,
    known: ReadonlyMap<string, Entity>,
    read: (url: string) => Promise<FetchedDocument>,
  ): Promise<Plan> {
    const people = peopleOf(target.entity, known);
    const context = {
      integrations: this.#integrations,
      knowledge: [READERS_VERSION, people, this.#headings],
      read,
    };
    const looks = new Map<string, PlannedDocumentCheck>();
    const criteria = DOCUMENT_CRITERIA.filter(({ id }) =>
      getCriterion(id).kinds.includes(target.entity.kind),
    );
    for (const criterion of criteria) {
      const planned = await planDocumentCheck(target, criterion, context);
      if (planned) {
        looks.set(criterion.id, planned);
      }
    }
    return { target, people, looks };
  }
}

function answer(
  { target, looks }: Plan,
  results: ReadonlyMap<Look, DocumentCheckResult>,
): CollectorResult {
  const read = new Map<string, DocumentCheckResult>();
  const toRemember: { look: Look; result: DocumentCheckResult }[] = [];
  for (const [criterion, { look, result }] of looks) {
    if (look) {
      const found = results.get(look)!;
      read.set(criterion, found);
      toRemember.push({ look, result: found });
    } else {
      read.set(criterion, result);
    }
  }

  const evidence: CollectedEvidence[] = [];
  const unchecked: UncheckedCriterion[] = [];
  for (const [criterion, found] of read) {
    const result =
      criterion === 'deploy.environment'
        ? compareEnvironments(
            found,
            read.get('retrain.environment'),
            target.entity,
          )
        : found;
    if (result.seen) {
      evidence.push({
        criterion,
        outcome: result.reading.outcome,
        detail: cutText(result.reading.detail, MAX_DETAIL_LENGTH),
        url: result.url,
        subjectVersion: result.digest,
      });
    } else {
      unchecked.push({ criterion, reason: result.reason });
    }
  }
  return {
    entityRef: target.entityRef,
    evidence,
    unchecked,
    cursor: toCacheCursor(toRemember),
  };
}
