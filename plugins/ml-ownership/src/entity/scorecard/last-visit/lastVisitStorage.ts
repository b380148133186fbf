import { JsonValue } from '@backstage/types';

/** A user's last visit of the Handover readiness tab of an entity. */
export type Visit = {
  entityRef: string;
  /** ISO 8601 timestamp. */
  at: string;
  /** ISO 8601 timestamp of the visit before `at`. */
  before?: string;
};

const MAX_ENTITIES = 200;

/** A return within this time in milliseconds belongs to the same visit, as after a switch to another tab. */
const SAME_VISIT = 30 * 60_000;

/**
 * Records a visit and returns the time of the previous one; beyond `MAX_ENTITIES`, the least recently visited entities
 * are dropped.
 */
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
    ].slice(0, MAX_ENTITIES),
    lastVisit,
  };
}

/** Parses the stored visits; invalid entries are ignored. */
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
