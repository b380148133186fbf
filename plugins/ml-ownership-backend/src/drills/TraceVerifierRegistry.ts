import {
  CatalogView,
  sanitizeText,
  DrillTrace,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import {
  VerifiedRun,
  TraceVerifier,
  TraceVerifiersExtensionPoint,
} from '@mlownership/backstage-plugin-ml-ownership-node';
import { parsePerson } from '../authors/parsePerson';
import { CLOCK_SKEW, parseInstant } from '../time/parseInstant';
import { withTimeout } from './RunbookReaderRegistry';

const VERIFIER_ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** Timeout for all traces of one drill together, in milliseconds. */
const PATIENCE = 10_000;

/**
 * Result of the verification of a trace.
 */
export interface TraceFinding {
  url: string;
  trace: DrillTrace;
  /** Explanation for users. */
  text: string;
}

/** The drill that a trace belongs to. */
export interface TracedDrill {
  /** Entity refs of the participants. */
  operators: readonly string[];
  /** ISO 8601 instants. */
  startedAt: string;
  endedAt: string;
}

/**
 * Verifies the traces of drills against the systems that ran them.
 */
export class TraceVerifierRegistry implements TraceVerifiersExtensionPoint {
  private readonly verifiers: TraceVerifier[] = [];

  addVerifier(verifier: TraceVerifier): void {
    const { id } = verifier;
    if (!VERIFIER_ID.test(id)) {
      throw new Error(
        `The trace verifier has the id "${id}", expected lower case letters, digits and dashes`,
      );
    }
    if (this.verifiers.some(other => other.id === id)) {
      throw new Error(`There are two trace verifiers with the id "${id}"`);
    }
    this.verifiers.push(verifier);
  }

  /** Whether each trace is a run by one of the participants within the time of the drill. Never rejects. */
  async verify(
    urls: readonly string[],
    drill: TracedDrill,
    people: CatalogView,
  ): Promise<TraceFinding[]> {
    const signal = AbortSignal.timeout(PATIENCE);
    return Promise.all(
      urls.map(async url => {
        const verifier = this.verifiers.find(item => supports(item, url));
        if (!verifier) {
          return attested(url, 'No connected system recognizes this link');
        }
        try {
          const run = await withTimeout(
            verifier.findRun(url, { signal }),
            signal,
          );
          return run
            ? checkRun(url, run, verifier.title, drill, people)
            : attested(url, `${verifier.title} has no such run`);
        } catch (error) {
          return attested(
            url,
            sanitizeText(
              `${verifier.title} could not be queried: ${
                error instanceof Error ? error.message : error
              }`,
              500,
            ),
          );
        }
      }),
    );
  }
}

/** @throws InputError if the time of the run is not an instant */
function checkRun(
  url: string,
  run: VerifiedRun,
  system: string,
  drill: TracedDrill,
  people: CatalogView,
): TraceFinding {
  const actors = new Set(
    run.actors
      .map(parsePerson)
      .flatMap(actor => [...usersNamed(actor, people)]),
  );
  const operator = drill.operators.find(ref => actors.has(ref));
  if (!operator) {
    return attested(url, `According to ${system}, a different user ran it`);
  }
  const from = Date.parse(drill.startedAt) - CLOCK_SKEW;
  const to = Date.parse(drill.endedAt) + CLOCK_SKEW;
  const times = [run.startedAt, run.endedAt].map(time =>
    time === undefined
      ? undefined
      : Date.parse(parseInstant('the time of the run', time)),
  );
  if (times.some(time => time === undefined || time < from || time > to)) {
    return attested(
      url,
      `According to ${system}, it ran from ${run.startedAt} ${
        run.endedAt ? `to ${run.endedAt}` : 'and has not ended'
      }, which is outside the drill`,
    );
  }
  return {
    url,
    trace: 'verified',
    text: `${system} confirms that ${operator} ran it at ${run.startedAt}`,
  };
}

function attested(url: string, text: string): TraceFinding {
  return { url, trace: 'attested', text };
}

/** A verifier that throws does not handle the link. */
function supports(verifier: TraceVerifier, url: string): boolean {
  try {
    return verifier.supports(url);
  } catch {
    return false;
  }
}

/**
 * Users that a name in an outside system refers to. An exact match in the catalog excludes users of the same name in
 * other namespaces.
 */
function usersNamed(actor: string, people: CatalogView): ReadonlySet<string> {
  if (people.get(actor)) {
    return new Set([actor]);
  }
  const users = [...people.identities(actor)].filter(
    identity => people.get(identity)?.kind === 'User',
  );
  return users.length === 1 ? new Set(users) : new Set();
}
