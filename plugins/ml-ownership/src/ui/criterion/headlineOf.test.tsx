import {
  CRITERIA,
  CriterionState,
  describeSystem,
  describeVerdict,
  VerdictReason,
  getCriterionTexts,
  getReason,
  describeReason,
  Scorecard,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { screen } from '@testing-library/react';
import { criterion, scorecard, summary } from '../../__testUtils__/fixtures';
import { inEnglish } from '../../__testUtils__/englishTranslate';
import { inGerman } from '../../__testUtils__/inGerman';
import { renderPage } from '../../__testUtils__/renderPage';
import { inWordsOf, useMlTranslation } from '../../translations';
import { headlineOf } from './headlineOf';

function Headline(props: { scorecard: Scorecard }) {
  const { t } = useMlTranslation();
  return <p role="note">{headlineOf(t, props.scorecard)}</p>;
}

/** A scorecard with the given number of failing criteria, and the headline of the backend. */
function failing(count: number, overrides: Partial<Scorecard> = {}) {
  const state = (index: number): CriterionState =>
    index < count ? 'fail' : 'unknown';
  const criteria = CRITERIA.map(({ id, level, title }, index) =>
    criterion({ id, level, title, state: state(index) }),
  );
  const facts = {
    verdict: 'no' as const,
    systemVerdict: 'no' as const,
    coverage: { known: count, applicable: criteria.length },
    ...overrides,
  };
  const reason = getReason(facts.verdict, criteria, facts.coverage);
  return scorecard({
    ...facts,
    criteria,
    reason,
    headline: describeVerdict(facts.verdict, reason),
    ...overrides,
  });
}

describe('the headline', () => {
  afterEach(() => window.localStorage.clear());

  const shown = async (of: Scorecard, language?: 'de') => {
    const { unmount } = renderPage(<Headline scorecard={of} />, { language });
    const note = await screen.findByRole('note');
    const text = note.textContent;
    const isFromServer = note.querySelector('[lang=en]') !== null;
    unmount();
    return { text, isFromServer };
  };

  it('equals the headline of the backend in every case', async () => {
    const weakest = { ...summary().weakestLink!, reasonText: 'nobody owns it' };
    const reasons: VerdictReason[] = [
      { type: 'proven' },
      { type: 'contract', criteria: ['data.contract', 'observe.on-call'] },
      { type: 'contract', criteria: ['observe.on-call'] },
      { type: 'contract-no-evidence', count: 1, applicable: 4 },
      { type: 'contract-no-evidence', count: 3, applicable: 4 },
      { type: 'serving-missing' },
      { type: 'serving-unowned' },
      { type: 'serving-not-on-call' },
    ];
    const cases = [
      failing(0),
      failing(1),
      failing(2),
      failing(3),
      failing(9),
      failing(0, { coverage: { known: 49, applicable: 50 } }),
      failing(0, { verdict: 'yes', systemVerdict: 'yes' }),
      failing(0, { verdict: 'unproven', systemVerdict: 'unproven' }),
      failing(0, { verdict: 'not-in-scope', systemVerdict: undefined }),
      failing(2, {
        verdict: 'unproven',
        weakestLink: weakest,
        headline: describeSystem('no', weakest),
      }),
      failing(2, {
        verdict: 'yes',
        systemVerdict: 'unproven',
        weakestLink: undefined,
        headline: describeSystem('unproven', undefined),
      }),
      ...reasons.map(reason => {
        const link = {
          ...weakest,
          reason,
          reasonText: describeReason(reason),
        };
        return failing(2, {
          verdict: 'unproven',
          weakestLink: link,
          headline: describeSystem('no', link),
        });
      }),
    ];
    for (const each of cases) {
      expect((await shown(each)).text).toBe(each.headline);
    }
  });

  it('is composed in German from the same facts', async () => {
    expect(await shown(failing(3), 'de')).toEqual({
      text: 'Nein: es gehört keiner Gruppe von zwei oder mehr Personen, die Autoren sind nicht genannt, und 1 weiteres.',
      isFromServer: false,
    });
    const weakest = {
      ...summary().weakestLink!,
      reasonText: 'nobody is on call for it',
    };
    const reason = {
      type: 'failing' as const,
      criteria: ['observe.on-call'],
      count: 1,
    };
    const dueTo = async (link: typeof weakest) =>
      shown(
        failing(0, {
          verdict: 'unproven',
          weakestLink: link,
          headline: describeSystem('no', link),
        }),
        'de',
      );
    expect(await dueTo({ ...weakest, reason })).toEqual({
      text: 'Nein, wegen Customer features: niemand hat Bereitschaft dafür.',
      isFromServer: false,
    });
    expect(await dueTo(weakest)).toEqual({
      text: 'No, because of Customer features: nobody is on call for it.',
      isFromServer: true,
    });
  });

  it('contains the problem of a failing criterion and never its title, in both languages', () => {
    for (const { id, title, failureClause } of CRITERIA) {
      const link = {
        ...summary().weakestLink!,
        reason: { type: 'contract' as const, criteria: [id] },
      };
      const own = { verdict: 'no', systemVerdict: 'no' } as const;
      const itself = summary({
        ...own,
        reason: { type: 'failing', criteria: [id], count: 1 },
      });
      const dueTo = summary({
        verdict: 'unproven',
        systemVerdict: 'no',
        weakestLink: link,
      });
      expect(describeReason(link.reason)).toBe(
        `it comes from another team, and ${failureClause}`,
      );
      expect(failureClause).not.toBe(title);
      expect(headlineOf(inEnglish, itself)).toBe(`No: ${failureClause}.`);
      expect(headlineOf(inEnglish, dueTo)).toBe(
        `No, because of Customer features: it comes from another team, and ${
          getCriterionTexts(id, 'Dataset').failureClause
        }.`,
      );
      const german = inGerman(`criteria.${id}.problem`);
      expect(german).not.toBe(inGerman(`criteria.${id}.title`));
      expect(headlineOf(inGerman, itself)).toBe(`Nein: ${german}.`);
      expect(headlineOf(inGerman, dueTo)).toBe(
        `Nein, wegen Customer features: es kommt von einem anderen Team, und ${inWordsOf(
          inGerman,
          'Dataset',
        )(`criteria.${id}.problem`)}.`,
      );
    }
  });

  it('falls back to the text of the backend without known parts', async () => {
    const headline = 'No: for a new reason.';
    for (const reason of [
      undefined,
      { type: 'failing' as const, criteria: ['retrain.new'], count: 1 },
    ]) {
      expect(await shown(failing(1, { headline, reason }), 'de')).toEqual({
        text: headline,
        isFromServer: true,
      });
    }
  });
});
