import {
  CatalogView,
  cleanText,
  DrillTrace,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import {
  TraceVerifier,
  TraceVerifiersExtensionPoint,
} from '@mlownership/backstage-plugin-ml-ownership-node';
import { parsePerson } from '../authors/parsePerson';
import { CLOCK_SKEW, parseInstant } from '../time/parseInstant';
import { withinTime } from './RunbookReaders';

const VERIFIER_ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** For all traces of one drill together, in milliseconds. */
const PATIENCE = 10_000;

/**
 * What was found where a trace points to.
 */
export interface TraceFinding {
  url: string;
  trace: DrillTrace;
  /** In words. */
  text: string;
}

/**
 * Holds the runs that people name as traces against what the systems that ran them tell.
 */
export class TraceVerifiers implements TraceVerifiersExtensionPoint {
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

  /** Whether a run by one of the operators, inside the time of the drill, is where each trace points to. Never rejects. */
  async verify(
    urls: readonly string[],
    drill: {
      operators: readonly string[];
      startedAt: string;
      endedAt: string;
    },
    people: Pick<CatalogView, 'get' | 'usersLike'>,
  ): Promise<TraceFinding[]> {
    const signal = AbortSignal.timeout(PATIENCE);
    return Promise.all(
      urls.map(async url => {
        const verifier = this.verifiers.find(item => handles(item, url));
        if (!verifier) {
          return attested(url, 'No connected system knows this link');
        }
        try {
          const run = await withinTime(verifier.find(url, { signal }), signal);
          if (!run) {
            return attested(url, `${verifier.title} knows no such run`);
          }
          const actors = new Set(
            run.actors
              .map(parsePerson)
              .flatMap(actor => [...usersNamed(actor, people)]),
          );
          const operator = drill.operators.find(ref => actors.has(ref));
          if (!operator) {
            return attested(
              url,
              `${verifier.title} says that somebody else ran it`,
            );
          }
          const from = Date.parse(drill.startedAt) - CLOCK_SKEW;
          const to = Date.parse(drill.endedAt) + CLOCK_SKEW;
          const times = [run.startedAt, run.endedAt].map(time =>
            time === undefined
              ? undefined
              : Date.parse(parseInstant('the time of the run', time)),
          );
          if (
            times.some(time => time === undefined || time < from || time > to)
          ) {
            return attested(
              url,
              `${verifier.title} says that it ran from ${run.startedAt} ${
                run.endedAt ? `to ${run.endedAt}` : 'and has not ended'
              }, which is not within the drill`,
            );
          }
          return {
            url,
            trace: 'verified' as const,
            text: `${verifier.title} confirms that ${operator} ran it at ${run.startedAt}`,
          };
        } catch (error) {
          return attested(
            url,
            cleanText(
              `${verifier.title} could not be asked: ${
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

function attested(url: string, text: string): TraceFinding {
  return { url, trace: 'attested', text };
}

/** A verifier that stumbles over a link does not know it. */
function handles(verifier: TraceVerifier, url: string): boolean {
  try {
    return verifier.handles(url);
  } catch {
    return false;
  }
}

/** Whom a system names. Where the catalog knows exactly them, a namesake in another namespace is somebody else. */
function usersNamed(
  actor: string,
  people: Pick<CatalogView, 'get' | 'usersLike'>,
): ReadonlySet<string> {
  if (people.get(actor)) {
    return new Set([actor]);
  }
  const alike = people.usersLike(actor);
  return alike.size === 1 ? alike : new Set();
}
