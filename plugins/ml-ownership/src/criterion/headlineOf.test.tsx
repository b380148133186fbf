import {
  CRITERIA,
  CriterionState,
  describeSystem,
  describeVerdict,
  Reason,
  reasonOf,
  sayReason,
  Scorecard,
  SMELL_TITLES,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { screen } from '@testing-library/react';
import { criterion, scorecard, summary } from '../__testUtils__/fixtures';
import { renderPage } from '../__testUtils__/renderPage';
import { useWords } from '../words';
import { en } from '../words/en';
import { headlineOf } from './headlineOf';

function Headline(props: { scorecard: Scorecard }) {
  const { t } = useWords();
  return <p role="note">{headlineOf(t, props.scorecard)}</p>;
}

/** A scorecard whose criteria fail as many times as asked for, with the headline of the backend. */
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
  const because = reasonOf(facts.verdict, criteria, facts.coverage);
  return scorecard({
    ...facts,
    criteria,
    because,
    headline: describeVerdict(facts.verdict, because),
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

  it('is that of the backend, whatever is the matter', async () => {
    const weakest = { ...summary().weakestLink!, reason: 'nobody owns it' };
    const because: Reason[] = [
      { type: 'proven' },
      { type: 'contract', criteria: ['data.contract', 'observe.on-call'] },
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
      ...because.map(parts => {
        const link = { ...weakest, because: parts, reason: sayReason(parts) };
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

  it('is put together in German from the same facts', async () => {
    expect(await shown(failing(3), 'de')).toEqual({
      text: 'Nein: es gehört keiner Gruppe von zwei oder mehr Personen, die Urheber sind nicht genannt, und noch etwas fehlt.',
      isFromServer: false,
    });
    const weakest = {
      ...summary().weakestLink!,
      reason: 'nobody is on call for it',
    };
    const because = {
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
    expect(await dueTo({ ...weakest, because })).toEqual({
      text: 'Nein, wegen Customer features: niemand hat Bereitschaft dafür.',
      isFromServer: false,
    });
    expect(await dueTo(weakest)).toEqual({
      text: 'No, because of Customer features: nobody is on call for it.',
      isFromServer: true,
    });
  });

  it('stays as the backend says it where that comes without parts that the app knows', async () => {
    const headline = 'No: for a new reason.';
    for (const because of [
      undefined,
      { type: 'failing' as const, criteria: ['retrain.new'], count: 1 },
    ]) {
      expect(await shown(failing(1, { headline, because }), 'de')).toEqual({
        text: headline,
        isFromServer: true,
      });
    }
  });

  it('knows the smells by the names that the rules give them', () => {
    expect(
      Object.fromEntries(
        Object.entries(en.handover.smell).map(([id, { title }]) => [id, title]),
      ),
    ).toEqual(SMELL_TITLES);
  });
});
