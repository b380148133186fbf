import {
  Ability,
  Drill,
  DrillAssessment,
  AbilityOutcome,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { LocaleFormatters, TranslateFunction } from '../../../translations';
import { formatDay } from '../../../ui/time';
import { doing, toDo } from './abilityPhrase';
import { isFinished } from './drillStates';

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

/** Headline of a drill in which at least one ability passed. */
function passedHeadline(
  t: TranslateFunction,
  formats: LocaleFormatters,
  drill: Drill,
  team: string,
): string {
  const { entityRef, entityTitle: entity, assessments } = drill;
  const having = (some: AbilityOutcome) =>
    assessments.filter(({ outcome }) => outcome === some);
  const failed = having('failed');
  const abandoned = having('abandoned');
  const passed = having('passed');
  const wanting = passed.filter(({ valid }) => !valid);
  const proven = passed.filter(({ valid }) => valid);
  if (proven.length === 0 && failed.length > 0) {
    return t('drills.headline.partlyFailed', {
      team,
      entity,
      what: toDo(t, formats, entityRef, abilitiesOf(failed)),
    });
  }
  if (proven.length === 0) {
    const [reason] = wanting.flatMap(({ reasons }) => reasons);
    return reason
      ? t('drills.headline.provesNothingBecause', { reason })
      : t('drills.headline.provesNothing');
  }
  const restrictions = PAST.flatMap(([status, all, part]) => {
    const some = proven.filter(assessment => assessment.status === status);
    if (some.length === 0) {
      return [];
    }
    return some.length === proven.length
      ? [t(all)]
      : [t(part, { what: doing(t, formats, entityRef, abilitiesOf(some)) })];
  });
  const others = (
    [
      ['drills.headline.someFailed', failed],
      ['drills.headline.someAbandoned', abandoned],
      ['drills.headline.notProven', wanting],
    ] as const
  ).flatMap(([key, some]) =>
    some.length === 0
      ? []
      : [t(key, { what: doing(t, formats, entityRef, abilitiesOf(some)) })],
  );
  restrictions.unshift(...others);
  const said = t(
    drill.state === 'passed'
      ? 'drills.headline.passed'
      : 'drills.headline.partlyPassed',
    {
      team,
      entity,
      what: toDo(t, formats, entityRef, abilitiesOf(proven)),
    },
  );
  return restrictions.length > 0
    ? t('drills.headline.but', {
        said,
        restriction: formats.list(restrictions),
      })
    : said;
}

function abilitiesOf(assessments: readonly DrillAssessment[]): Ability[] {
  return assessments.map(({ ability }) => ability);
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
  if (!isFinished(drill)) {
    return '–';
  }
  const counting = drill.assessments.filter(({ status }) => status === 'valid');
  if (counting.length > 0) {
    const [can, cannot] = (['passed', 'failed'] as const).map(some =>
      counting.filter(({ outcome }) => outcome === some),
    );
    const saying = (form: 'can' | 'cannot', some: DrillAssessment[]) => {
      const trace = some.every(({ trace: kind }) => kind === 'verified')
        ? 'verified'
        : 'attested';
      const what = toDo(t, formats, drill.entityRef, abilitiesOf(some));
      return some.length > 0
        ? [t(`drills.shows.${form}.${trace}`, { what })]
        : [];
    };
    return [...saying('can', can), ...saying('cannot', cannot)].join('; ');
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
