import { Entity } from '@backstage/catalog-model';
import { ScmIntegrationRegistry } from '@backstage/integration';
import { HumanDuration } from '@backstage/types';
import { getCriterion } from '@mlownership/backstage-plugin-ml-ownership-common';
import {
  CollectedEvidence,
  CollectorAnswer,
  CollectorContext,
  CollectorTarget,
  EvidenceCollector,
  UnreadableSubject,
} from '@mlownership/backstage-plugin-ml-ownership-node';
import { DocumentFetcher, FetchedDocument } from '../fetch';
import { ExtraHeadingWords, People } from '../runbook';
import { compareEnvironments } from './compareEnvironments';
import { DOCUMENT_CRITERIA } from './documentCriteria';
import { EntityLookup } from './EntityLookup';
import { Look, LookResult } from './Look';
import { authorRefs, peopleOf } from './peopleOf';
import { PlannedLook, planLook } from './planLook';
import { readLooks } from './readLooks';
import { remember } from './RememberedReadings';

/** Moves when the readers decide differently, so that an upgrade reads every document again. */
const READERS_VERSION = '2';

/** How long a look may wait for the budget of its host. It leaves time to read within the collector's timeout. */
const PATIENCE_MS = 60_000;

/** In UTF-16 code units, as the interface of collectors demands. */
const LONGEST_DETAIL = 1000;

/** One entity, with everything that is to be looked at for it. */
interface Plan {
  target: CollectorTarget;
  people: People;
  looks: ReadonlyMap<string, PlannedLook>;
}

/**
 * Reads the documents that entities point to: runbooks, criteria, contracts and lock files. A document that several
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
  readonly #headings: ExtraHeadingWords;
  readonly #patienceMs: number;

  constructor(options: {
    interval: HumanDuration;
    fetcher: DocumentFetcher;
    integrations: ScmIntegrationRegistry;
    findEntities: EntityLookup;
    headings: ExtraHeadingWords;
    /** How long a look waits for the budget of its host, in milliseconds. */
    patienceMs?: number;
  }) {
    this.interval = options.interval;
    this.#fetcher = options.fetcher;
    this.#integrations = options.integrations;
    this.#findEntities = options.findEntities;
    this.#headings = options.headings;
    this.#patienceMs = options.patienceMs ?? PATIENCE_MS;
  }

  async collect(
    targets: readonly CollectorTarget[],
    { signal, logger }: CollectorContext,
  ): Promise<CollectorAnswer[]> {
    const fetch = { signal, until: Date.now() + this.#patienceMs };
    const known = await this.#findAuthors(targets).catch(error => {
      logger.warn(
        'The catalog did not say what the authors are called; they are looked for by their user names',
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
    const results = await readLooks(
      plans.flatMap(({ looks }) =>
        [...looks.values()].flatMap(({ look }) => look ?? []),
      ),
      {
        fetcher: this.#fetcher,
        fetch,
        logger,
        read: ({ criterion, target, urls }, content) =>
          criterion.read(content, {
            path: new URL(urls[0]).pathname,
            people: peopleByRef.get(target.entityRef)!,
            headings: this.#headings,
          }),
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
    const looks = new Map<string, PlannedLook>();
    const criteria = DOCUMENT_CRITERIA.filter(({ id }) =>
      getCriterion(id).kinds.includes(target.entity.kind),
    );
    for (const criterion of criteria) {
      const planned = await planLook(target, criterion, context);
      if (planned) {
        looks.set(criterion.id, planned);
      }
    }
    return { target, people, looks };
  }
}

function answer(
  { target, looks }: Plan,
  results: ReadonlyMap<Look, LookResult>,
): CollectorAnswer {
  const read = new Map<string, LookResult>();
  const toRemember: { look: Look; result: LookResult }[] = [];
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
  const unreadable: UnreadableSubject[] = [];
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
        detail: result.reading.detail.slice(0, LONGEST_DETAIL),
        url: result.url,
        subjectVersion: result.digest,
        observedAt: new Date().toISOString(),
      });
    } else {
      unreadable.push({ criterion, reason: result.reason });
    }
  }
  return {
    entityRef: target.entityRef,
    evidence,
    unreadable,
    state: remember(toRemember),
  };
}
