import { JsonValue } from '@backstage/types';

/** When a person last opened the Handover tab of an entity. */
export type Visit = {
  entityRef: string;
  /** ISO 8601 instant. */
  at: string;
  /** ISO 8601 instant of the visit before this one. */
  before?: string;
};

const MOST_ENTITIES = 200;

/** Who comes back within this time is still on the same visit, as after a look at another tab. */
const SAME_VISIT = 30 * 60_000;

/** Writes a visit down, and says when the one before it was; of the visits, those of the oldest entities are forgotten. */
export function recordVisit(
  visits: readonly Visit[],
  entityRef: string,
  now: Date,
): { visits: Visit[]; lastVisit: string | undefined } {
  const previous = visits.find(visit => visit.entityRef === entityRef);
  const isSame =
    previous && now.getTime() - Date.parse(previous.at) < SAME_VISIT;
  const lastVisit = isSame ? previous.before : previous?.at;
  const others = visits.filter(visit => visit.entityRef !== entityRef);
  const visit: Visit = { entityRef, at: now.toISOString() };
  return {
    visits: [
      lastVisit === undefined ? visit : { ...visit, before: lastVisit },
      ...others,
    ].slice(0, MOST_ENTITIES),
    lastVisit,
  };
}

/** The visits that a storage holds; what is something else is left out. */
export function readVisits(stored: JsonValue | undefined): Visit[] {
  const isInstant = (value: unknown) =>
    typeof value === 'string' && !Number.isNaN(Date.parse(value));
  return (Array.isArray(stored) ? stored : []).filter(
    (visit): visit is Visit => {
      const { entityRef, at, before } = (visit ?? {}) as Partial<Visit>;
      return (
        typeof entityRef === 'string' &&
        isInstant(at) &&
        (before === undefined || isInstant(before))
      );
    },
  );
}
