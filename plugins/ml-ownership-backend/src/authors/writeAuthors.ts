import { EntityFacts } from '@mlownership/backstage-plugin-ml-ownership-common';
import { Knex } from 'knex';
import { MAX_ROWS, slicesOf } from '../database/batches';

/**
 * A person who was observed as an author of an entity.
 */
export interface ObservedAuthor {
  entityRef: string;
  /** Entity ref of a User, e-mail address in lower case, or entity ref of a Pipeline whose authors count as well. */
  person: string;
  /** `declared`, or the system that has observed it. */
  source: string;
  /** ISO 8601 instant at which the work began, if known; absent if the person may always have worked on the entity. */
  workedAt?: string;
}

/**
 * Records observed authors. Existing authors keep their earliest start of work; authors are never removed.
 *
 * @param revision - of the inputs
 * @param now - ISO 8601 instant
 */
export async function writeAuthors(
  tx: Knex.Transaction,
  authors: readonly ObservedAuthor[],
  revision: number,
  now: string,
): Promise<void> {
  const earliest = new Map<string, ObservedAuthor>();
  for (const author of authors) {
    const key = JSON.stringify([author.entityRef, author.person]);
    const before = earliest.get(key);
    if (!before || isEarlier(author.workedAt, before.workedAt)) {
      earliest.set(key, author);
    }
  }
  const rows = [...earliest.values()].map(author => ({
    entity_ref: author.entityRef,
    person: author.person,
    seen_at: now,
    source: author.source,
    worked_at: author.workedAt ?? null,
    revision,
  }));
  for (const slice of slicesOf(rows, MAX_ROWS)) {
    await tx('authors')
      .insert(slice)
      .onConflict(['entity_ref', 'person'])
      .merge(['worked_at', 'revision'])
      .whereRaw(
        'authors.worked_at is not null and (excluded.worked_at is null or authors.worked_at > excluded.worked_at)',
      );
  }
}

/** Whether work began earlier. An absent instant means "always", which is earlier than any instant. */
export function isEarlier(
  instant: string | undefined,
  other: string | undefined,
): boolean {
  return other !== undefined && (instant === undefined || instant < other);
}

/** Assumed duration of work on something if nothing shows when the work began, in milliseconds. */
const WORK_TAKES = 86_400_000;

/** Returns the assumed start of work that was observed or declared at an instant. */
export function beganBefore(instant: string): string {
  return new Date(Date.parse(instant) - WORK_TAKES).toISOString();
}

/**
 * Returns the authors that some entities declare, and the Pipelines that they declare as producers. Authors named when
 * an entity is first seen may always have worked on it; authors added later began shortly before that.
 *
 * @param known - refs of the entities that were seen before
 */
export function declaredAuthors(
  facts: readonly EntityFacts[],
  known: ReadonlySet<string>,
  now: string,
): ObservedAuthor[] {
  return facts.flatMap(({ ref, ml, links }) =>
    [
      ...(ml?.authors ?? []),
      ...links
        .filter(
          ({ relation, from }) => relation === 'producedBy' && from === ref,
        )
        .map(({ to }) => to),
    ].map(person => ({
      entityRef: ref,
      person,
      source: 'declared',
      workedAt: known.has(ref) ? beganBefore(now) : undefined,
    })),
  );
}
