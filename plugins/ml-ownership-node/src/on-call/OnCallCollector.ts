import { AuthService } from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { HumanDuration, JsonObject } from '@backstage/types';
import {
  EntityFacts,
  getOperator,
  isMlEntityFacts,
  readEntityFacts,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import {
  CollectorContext,
  CollectorResult,
  CollectorTarget,
  EvidenceCollector,
} from '../EvidenceCollector';
import { SourceError } from '../source-client';
import { assessOnCall } from './assessOnCall';
import { findOnCallDeclaration } from './findOnCallDeclaration';
import { OnCallCursor } from './OnCallCursor';
import { OnCallReading, OnCallSource } from './OnCallSystem';

const CRITERION = 'observe.on-call';

/** Time after which a reading that failed for a moment is repeated, in milliseconds. */
const RETRY_MS = 10 * 60_000;

/** Bounds on what is kept of a reading; a longer one is shown as far as it is kept. */
const MAX_LEVELS = 20;
const MAX_PEOPLE = 20;
const MAX_TEXT_LENGTH = 200;

/** A reading, or why there is none. */
type Outcome = { reading: OnCallReading } | { error: SourceError };

/**
 * Checks that the on-call that entities, or the groups that operate them, declare reaches somebody. A service or team is
 * read once for all entities of a call.
 *
 * @public
 */
export class OnCallCollector implements EvidenceCollector {
  readonly id: string;
  readonly title: string;
  readonly isExperimental?: boolean;
  readonly source = 'observed';
  readonly criteria: readonly string[] = [CRITERION];
  readonly interval: HumanDuration;
  readonly batchSize = 200;
  readonly timeout = { minutes: 10 };
  readonly #options;

  constructor(options: {
    id: string;
    title: string;
    isExperimental?: boolean;
    auth: AuthService;
    catalog: CatalogService;
    interval: HumanDuration;
    /** Milliseconds since the epoch. */
    now: () => number;
    source: OnCallSource;
  }) {
    this.id = options.id;
    this.title = options.title;
    this.isExperimental = options.isExperimental;
    this.interval = options.interval;
    this.#options = options;
  }

  async collect(
    targets: readonly CollectorTarget[],
    { signal }: CollectorContext,
  ): Promise<CollectorResult[]> {
    const operators = await this.readOperators(targets);
    const outcomes = new Map<string, Promise<Outcome>>();
    return Promise.all(
      targets.map(async target => {
        const facts = readEntityFacts(target.entity);
        const subject = this.subjectOf(facts, operators);
        if (subject === undefined) {
          return this.notConnected(target.entityRef);
        }
        const outcome =
          outcomes.get(subject) ?? this.readOutcome(subject, signal);
        outcomes.set(subject, outcome);
        return this.toResult(target, subject, await outcome);
      }),
    );
  }

  private subjectOf(
    facts: EntityFacts,
    operators: ReadonlyMap<string, EntityFacts>,
  ): string | undefined {
    const operator = isMlEntityFacts(facts) ? getOperator(facts) : undefined;
    const declaration = findOnCallDeclaration(
      facts,
      operator === undefined ? undefined : operators.get(operator),
    );
    return (
      declaration && this.#options.source.subjectIn(declaration.annotations)
    );
  }

  private async readOperators(
    targets: readonly CollectorTarget[],
  ): Promise<Map<string, EntityFacts>> {
    const { auth, catalog } = this.#options;
    const refs = [
      ...new Set(
        targets.flatMap(({ entity }) => {
          const facts = readEntityFacts(entity);
          return (isMlEntityFacts(facts) && getOperator(facts)) || [];
        }),
      ),
    ];
    if (refs.length === 0) {
      return new Map();
    }
    const { items } = await catalog.getEntitiesByRefs(
      { entityRefs: refs, fields: ['kind', 'metadata'] },
      { credentials: await auth.getOwnServiceCredentials() },
    );
    return new Map(
      items.flatMap((entity, index) =>
        entity ? [[refs[index], readEntityFacts(entity)] as const] : [],
      ),
    );
  }

  private async readOutcome(
    subject: string,
    signal: AbortSignal,
  ): Promise<Outcome> {
    try {
      return { reading: await this.#options.source.read(subject, { signal }) };
    } catch (error) {
      if (error instanceof SourceError) {
        return { error };
      }
      throw error;
    }
  }

  private toResult(
    { entityRef, cursor: last }: CollectorTarget,
    subject: string,
    outcome: Outcome,
  ): CollectorResult {
    if ('error' in outcome) {
      const { message } = outcome.error;
      return {
        entityRef,
        evidence: [],
        unchecked: [{ criterion: CRITERION, reason: message }],
        // Users see it while the system does not answer.
        cursor: last,
        checkAgainAt: this.retryAt(outcome.error),
      };
    }
    const reading = shortened(outcome.reading);
    const cursor: OnCallCursor = {
      subject,
      readAt: new Date(this.#options.now()).toISOString(),
      reading,
    };
    return {
      entityRef,
      evidence: [assessOnCall(this.title, reading)],
      // Without undefined values, as it is stored.
      cursor: JSON.parse(JSON.stringify(cursor)) as JsonObject,
      checkAgainAt: endOfFirstShift(reading),
    };
  }

  /** What is not found or not allowed stays so until somebody changes it; anything else may be over soon. */
  private retryAt({ reason, retryAt }: SourceError): string | undefined {
    switch (reason) {
      case 'unauthenticated':
      case 'forbidden':
      case 'not-found':
      case 'rejected':
        return undefined;
      default:
        return (
          retryAt ?? new Date(this.#options.now() + RETRY_MS).toISOString()
        );
    }
  }

  private notConnected(entityRef: string): CollectorResult {
    const { annotations } = this.#options.source;
    return {
      entityRef,
      evidence: [],
      unchecked: [
        {
          criterion: CRITERION,
          reason: `Neither it nor the group that operates it names an on-call in ${
            this.title
          }; expected the annotation ${annotations.join(' or ')}`,
          isNotConfigured: true,
        },
      ],
    };
  }
}

/** Somebody else may be on call from then on, or nobody. */
function endOfFirstShift({ levels }: OnCallReading): string | undefined {
  const [first] = levels
    .flatMap(({ people }) =>
      people.flatMap(({ until }) => (until ? Date.parse(until) : [])),
    )
    .filter(end => !Number.isNaN(end))
    .sort((a, b) => a - b);
  return first === undefined ? undefined : new Date(first).toISOString();
}

function shortened({ name, url, state, levels }: OnCallReading): OnCallReading {
  return {
    name: name.slice(0, MAX_TEXT_LENGTH),
    url,
    state,
    levels: levels.slice(0, MAX_LEVELS).map(level => ({
      ...level,
      people: level.people.slice(0, MAX_PEOPLE).map(person => ({
        ...person,
        name: person.name?.slice(0, MAX_TEXT_LENGTH),
        schedule: person.schedule?.slice(0, MAX_TEXT_LENGTH),
      })),
    })),
  };
}
