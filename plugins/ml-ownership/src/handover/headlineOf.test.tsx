import {
  CRITERIA,
  CriterionState,
  describeSystem,
  describeVerdict,
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
  return scorecard({
    ...facts,
    criteria,
    headline: describeVerdict(facts.verdict, criteria, facts.coverage),
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
    const weakest = { ...summary().weakestLink!, reason: 'nobody owns it' };
    expect(
      await shown(
        failing(0, {
          verdict: 'unproven',
          weakestLink: weakest,
          headline: describeSystem('no', weakest),
        }),
        'de',
      ),
    ).toEqual({
      text: 'Nein, wegen Customer features: nobody owns it.',
      isFromServer: true,
    });
  });

  it('stays as the backend says it where the facts lead elsewhere', async () => {
    expect(
      await shown(failing(1, { headline: 'No: for a new reason.' }), 'de'),
    ).toEqual({ text: 'No: for a new reason.', isFromServer: true });
  });

  it('knows the smells by the names that the rules give them', () => {
    expect(
      Object.fromEntries(
        Object.entries(en.handover.smell).map(([id, { title }]) => [id, title]),
      ),
    ).toEqual(SMELL_TITLES);
  });
});
