import {
  Drill,
  DrillAssessment,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { LocaleFormatters, TranslateFunction } from '../../../translations';
import { formatDay } from '../../../ui/time';
import { doing, toDo } from './abilityPhrase';

/**
 * Summarises a drill in one sentence without a full stop.
 *
 * @param team - title of the performing team
 */
export function drillHeadline(
  t: TranslateFunction,
  formats: LocaleFormatters,
  drill: Drill,
  team: string,
): string {
  const { abilities, entityRef, entityTitle: entity, plannedDate } = drill;
  const said = {
    team,
    entity,
    what: toDo(t, formats, entityRef, abilities),
  };
  const saidOfDoing = {
    team,
    entity,
    what: doing(t, formats, entityRef, abilities),
  };
  switch (drill.state) {
    case 'planned':
      return plannedDate
        ? t('drills.headline.plannedDate', {
            ...said,
            day: formatDay(formats, plannedDate),
          })
        : t('drills.headline.planned', said);
    case 'running':
      return t('drills.headline.running', saidOfDoing);
    case 'abandoned':
      return t('drills.headline.abandoned', saidOfDoing);
    case 'failed':
      return drill.assessments.length > 0 &&
        drill.assessments.every(isSuperseded)
        ? t('drills.headline.failedOnce', said)
        : t('drills.headline.failed', said);
    default:
      return passedHeadline(t, formats, drill, team);
  }
}

/** Message keys for results that no longer count, by status: for all abilities and for some. */
const PAST = [
  ['stale', 'drills.headline.allStale', 'drills.headline.someStale'],
  [
    'superseded',
    'drills.headline.allSuperseded',
    'drills.headline.someSuperseded',
  ],
  [
    'invalidated',
    'drills.headline.allInvalidated',
    'drills.headline.someInvalidated',
  ],
] as const;

function passedHeadline(
  t: TranslateFunction,
  formats: LocaleFormatters,
  drill: Drill,
  team: string,
): string {
  const { entityRef, entityTitle: entity, assessments } = drill;
  const wanting = assessments.filter(({ valid }) => !valid);
  const proven = assessments.filter(({ valid }) => valid);
  if (proven.length === 0) {
    const [reason] = wanting.flatMap(({ reasons }) => reasons);
    return reason
      ? t('drills.headline.provesNothingBecause', { reason })
      : t('drills.headline.provesNothing');
  }
  const abilitiesOf = (some: DrillAssessment[]) =>
    some.map(({ ability }) => ability);
  const restrictions = PAST.flatMap(([status, all, part]) => {
    const some = proven.filter(assessment => assessment.status === status);
    if (some.length === 0) {
      return [];
    }
    return some.length === proven.length
      ? [t(all)]
      : [t(part, { what: doing(t, formats, entityRef, abilitiesOf(some)) })];
  });
  if (wanting.length > 0) {
    restrictions.unshift(
      t('drills.headline.notProven', {
        what: doing(t, formats, entityRef, abilitiesOf(wanting)),
      }),
    );
  }
  const said = t('drills.headline.passed', {
    team,
    entity,
    what: toDo(t, formats, entityRef, abilitiesOf(proven)),
  });
  return restrictions.length > 0
    ? t('drills.headline.but', {
        said,
        restriction: formats.list(restrictions),
      })
    : said;
}

function isSuperseded({ status }: DrillAssessment): boolean {
  return status === 'superseded';
}

/** Summarises in a few words what a drill proves, for lists. */
export function assessmentSummary(
  t: TranslateFunction,
  formats: LocaleFormatters,
  drill: Drill,
): string {
  if (drill.state !== 'passed' && drill.state !== 'failed') {
    return '–';
  }
  const counting = drill.assessments.filter(({ status }) => status === 'valid');
  if (counting.length > 0) {
    const trace = counting.every(({ trace: kind }) => kind === 'verified')
      ? 'verified'
      : 'attested';
    const what = toDo(
      t,
      formats,
      drill.entityRef,
      counting.map(({ ability }) => ability),
    );
    return drill.state === 'failed'
      ? t(`drills.shows.cannot.${trace}`, { what })
      : t(`drills.shows.can.${trace}`, { what });
  }
  if (drill.assessments.every(({ valid }) => !valid)) {
    return t('drills.shows.nothing');
  }
  const statuses = new Set(drill.assessments.map(({ status }) => status));
  if (statuses.has('pending')) {
    return t('drills.shows.notWeighed');
  }
  if (statuses.has('stale')) {
    return t('drills.shows.outOfDate');
  }
  return statuses.has('superseded')
    ? t('drills.shows.followed')
    : t('drills.status.invalidated');
}
