import {
  Drill,
  DrillProof,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Formats, Translate } from '../../words';
import { dayWords } from './dayWords';
import { doing, toDo } from './abilityPhrase';

/**
 * What there is to say about a drill, in one sentence without a full stop.
 *
 * @param team - title of the performing team
 */
export function drillHeadline(
  t: Translate,
  formats: Formats,
  drill: Drill,
  team: string,
): string {
  const { abilities, entityRef, entityTitle: entity, plannedFor } = drill;
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
      return plannedFor
        ? t('drills.headline.plannedFor', {
            ...said,
            day: dayWords(formats, plannedFor),
          })
        : t('drills.headline.planned', said);
    case 'running':
      return t('drills.headline.running', saidOfDoing);
    case 'abandoned':
      return t('drills.headline.abandoned', saidOfDoing);
    case 'failed':
      return drill.proves.length > 0 && drill.proves.every(isSuperseded)
        ? t('drills.headline.failedOnce', said)
        : t('drills.headline.failed', said);
    default:
      return passedHeadline(t, formats, drill, team);
  }
}

/** What else there is to say once a result of this standing is past, of all abilities and of some. */
const PAST = [
  ['stale', 'drills.headline.allStale', 'drills.headline.someStale'],
  [
    'superseded',
    'drills.headline.allSuperseded',
    'drills.headline.someSuperseded',
  ],
  ['void', 'drills.headline.allVoid', 'drills.headline.someVoid'],
] as const;

function passedHeadline(
  t: Translate,
  formats: Formats,
  drill: Drill,
  team: string,
): string {
  const { entityRef, entityTitle: entity, proves } = drill;
  const wanting = proves.filter(({ valid }) => !valid);
  const proven = proves.filter(({ valid }) => valid);
  if (proven.length === 0) {
    const [reason] = wanting.flatMap(({ reasons }) => reasons);
    return reason
      ? t('drills.headline.provesNothingBecause', { reason })
      : t('drills.headline.provesNothing');
  }
  const words = (some: DrillProof[]) =>
    toDo(
      t,
      formats,
      entityRef,
      some.map(({ ability }) => ability),
    );
  const restrictions = PAST.flatMap(([standing, all, part]) => {
    const some = proven.filter(proof => proof.standing === standing);
    if (some.length === 0) {
      return [];
    }
    return some.length === proven.length
      ? [t(all)]
      : [t(part, { what: words(some) })];
  });
  if (wanting.length > 0) {
    restrictions.unshift(
      t('drills.headline.notProven', { what: words(wanting) }),
    );
  }
  return restrictions.reduce<string>(
    (said, restriction) => t('drills.headline.but', { said, restriction }),
    t('drills.headline.passed', { team, entity, what: words(proven) }),
  );
}

function isSuperseded({ standing }: DrillProof): boolean {
  return standing === 'superseded';
}

/** What a drill proves, in a few words for a list. */
export function proofSummary(
  t: Translate,
  formats: Formats,
  drill: Drill,
): string {
  if (drill.state !== 'passed' && drill.state !== 'failed') {
    return '–';
  }
  const counting = drill.proves.filter(({ standing }) => standing === 'counts');
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
  if (drill.proves.every(({ valid }) => !valid)) {
    return t('drills.shows.nothing');
  }
  const standings = new Set(drill.proves.map(({ standing }) => standing));
  if (standings.has('open')) {
    return t('drills.shows.notWeighed');
  }
  return standings.has('stale')
    ? t('drills.shows.outOfDate')
    : t('drills.shows.followed');
}
