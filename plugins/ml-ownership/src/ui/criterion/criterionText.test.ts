import {
  CRITERIA,
  remedyOf,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { inGerman } from '../../__testUtils__/inGerman';
import de from '../../translations/de';
import { en } from '../../translations/en';
import { findingOfCriterion, obstacleOfCriterion } from './criterionText';

describe('texts of criteria', () => {
  it('include every remedy of the rules', () => {
    const unknown = CRITERIA.flatMap(({ id, kinds }) =>
      kinds
        .map(kind => ({
          own: (en.criteriaByKind[`${id}.${kind}`] ?? {}).remedy,
          text: remedyOf({ id, state: 'fail', reason: '', evidence: [] }, kind)
            .text,
        }))
        .filter(({ own, text }) => text !== (own ?? en.criteria[id].remedy))
        .map(({ text }) => `${id}: ${text}`),
    );
    expect(unknown).toEqual([]);
  });

  it('differ in German', () => {
    const german: Record<string, string> = de;
    const same = CRITERIA.flatMap(({ id }) =>
      (['title', 'passesWhen', 'why', 'problem', 'remedy'] as const).filter(
        part => german[`criteria.${id}.${part}`] === en.criteria[id][part],
      ),
    );
    expect(same).toEqual([]);
  });
});

describe('obstacleOfCriterion', () => {
  const t = inGerman;
  const criteria = CRITERIA.map(({ id, title }) => ({
    id,
    title,
    state: 'fail' as const,
  }));

  it('returns the problem of a failing criterion, never its title', () => {
    expect(obstacleOfCriterion(t, criteria, 'observe.on-call')).toBe(
      'Niemand hat Bereitschaft dafür',
    );
    for (const { id, title } of criteria) {
      const german = t(`criteria.${id}.title`);
      for (const said of [
        obstacleOfCriterion(t, criteria, id),
        findingOfCriterion(t, criteria, id),
      ]) {
        expect([title, german]).not.toContain(said);
      }
    }
  });

  it('returns the title with its state for an unknown criterion', () => {
    const [open] = criteria.filter(({ id }) => id === 'observe.on-call');
    expect(
      obstacleOfCriterion(t, [{ ...open, state: 'stale' as const }], open.id),
    ).toBe('Veraltet: Jemand hat Bereitschaft');
  });

  it('returns the title with its state for a failing custom criterion', () => {
    expect(
      obstacleOfCriterion(
        t,
        [{ id: 'ours.gdpr', title: 'Reviewed by Legal', state: 'fail' }],
        'ours.gdpr',
      ),
    ).toBe('Nicht erfüllt: Reviewed by Legal');
  });
});
