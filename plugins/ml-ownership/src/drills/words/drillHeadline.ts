import {
  Drill,
  DrillProof,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { dayWords } from './dayWords';
import { doing, listed, toDo } from './abilityPhrase';

/**
 * What there is to say about a drill, in one sentence without a full stop.
 *
 * @param team - title of the performing team
 */
export function drillHeadline(drill: Drill, team: string): string {
  const { abilities, entityRef, entityTitle } = drill;
  switch (drill.state) {
    case 'planned':
      return `${team} will try to ${toDo(entityRef, abilities)} ${entityTitle}${
        drill.plannedFor ? ` on ${dayWords(drill.plannedFor)}` : ''
      }`;
    case 'running':
      return `${team} is ${doing(entityRef, abilities)} ${entityTitle}`;
    case 'abandoned':
      return `Given up: ${team} did not finish ${doing(
        entityRef,
        abilities,
      )} ${entityTitle}`;
    case 'failed':
      return `Failed: ${team} could not ${toDo(
        entityRef,
        abilities,
      )} ${entityTitle}${
        drill.proves.length > 0 && drill.proves.every(isSuperseded)
          ? ', and a later drill has followed'
          : ''
      }`;
    default:
      return passedHeadline(drill, team);
  }
}

function passedHeadline(drill: Drill, team: string): string {
  const { entityRef, entityTitle, proves } = drill;
  const wanting = proves.filter(({ valid }) => !valid);
  const proven = proves.filter(({ valid }) => valid);
  if (proven.length === 0) {
    const [reason] = wanting.flatMap(({ reasons }) => reasons);
    return `Passed, but it proves nothing${reason ? `: ${reason}` : ''}`;
  }
  const words = (some: DrillProof[]) =>
    toDo(
      entityRef,
      some.map(({ ability }) => ability),
    );
  const past = [
    ['stale', 'is out of date'],
    ['superseded', 'a later drill has followed'],
    ['void', 'no longer counts'],
  ].flatMap(([standing, what]) => {
    const some = proven.filter(proof => proof.standing === standing);
    if (some.length === 0) {
      return [];
    }
    return some.length === proven.length
      ? [standing === 'superseded' ? what : `it ${what}`]
      : [`${words(some)}: ${what.replace(/^is /, '')}`];
  });
  return [
    `Passed: ${team} can ${words(proven)} ${entityTitle}`,
    ...(wanting.length > 0 ? [`it does not prove ${words(wanting)}`] : []),
    ...past,
  ].join(', but ');
}

function isSuperseded({ standing }: DrillProof): boolean {
  return standing === 'superseded';
}

/** What a drill proves, in a few words for a list. */
export function proofSummary(drill: Drill): string {
  if (drill.state !== 'passed' && drill.state !== 'failed') {
    return '–';
  }
  const counting = drill.proves.filter(({ standing }) => standing === 'counts');
  if (counting.length > 0) {
    const trace = counting.every(({ trace: kind }) => kind === 'verified')
      ? 'verified'
      : 'attested';
    return `${listed(
      counting.map(({ ability }) =>
        drill.state === 'failed'
          ? `cannot ${toDo(drill.entityRef, [ability])}`
          : toDo(drill.entityRef, [ability]),
      ),
    )} (${trace})`;
  }
  if (drill.proves.every(({ valid }) => !valid)) {
    return 'Nothing';
  }
  const standings = new Set(drill.proves.map(({ standing }) => standing));
  if (standings.has('open')) {
    return 'Not weighed yet';
  }
  return standings.has('stale')
    ? 'Nothing now: out of date'
    : 'Nothing now: a later drill followed';
}
