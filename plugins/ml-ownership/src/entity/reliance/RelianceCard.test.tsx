import { Entity } from '@backstage/catalog-model';
import {
  CriterionState,
  ScorecardCriterion,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { screen, within } from '@testing-library/react';
import { axe } from 'jest-axe';
import { criterion, scorecard } from '../../__testUtils__/fixtures';
import { setupMlOwnershipServer } from '../../__testUtils__/mlOwnershipServer';
import { renderPage } from '../../__testUtils__/renderPage';
import { RelianceCard } from './RelianceCard';
import { RELIANCE_CRITERIA, relianceOf, ReliancePart } from './relianceOf';

const PATH = '/v1/scorecards/dataset/default/features';
const FEATURES: Entity = {
  apiVersion: 'mlownership.dev/v1alpha1',
  kind: 'Dataset',
  metadata: { name: 'features', namespace: 'default' },
  spec: {},
};

const criteria = (
  states: Partial<Record<ReliancePart, CriterionState>>,
): ScorecardCriterion[] =>
  Object.entries(RELIANCE_CRITERIA).map(([part, id]) =>
    criterion({
      id,
      state: states[part as ReliancePart] ?? 'pass',
      reason: `The reason for ${part}`,
    }),
  );

describe('relianceOf', () => {
  const answer = (states: Partial<Record<ReliancePart, CriterionState>>) =>
    relianceOf(criteria(states)).answer;

  it('is yes only if everything that applies is known to pass', () => {
    expect(answer({})).toBe('yes');
    expect(answer({ contract: 'not-applicable' })).toBe('yes');
    for (const state of ['unknown', 'stale', 'exempt'] as const) {
      for (const part of Object.keys(RELIANCE_CRITERIA)) {
        expect([part, state, answer({ [part]: state })]).toEqual([
          part,
          state,
          'unknown',
        ]);
      }
    }
    expect(answer({ checks: 'fail', contract: 'unknown' })).toBe('no');
  });

  it('is not known without criteria, or if none applies', () => {
    expect(relianceOf([]).answer).toBe('unknown');
    expect(
      answer({
        contract: 'not-applicable',
        freshness: 'not-applicable',
        checks: 'not-applicable',
        owner: 'not-applicable',
        onCall: 'not-applicable',
      }),
    ).toBe('unknown');
  });
});

describe('RelianceCard', () => {
  const backend = setupMlOwnershipServer();
  afterEach(() => window.localStorage.clear());
  const renderCard = (language?: 'de') =>
    renderPage(<RelianceCard />, { entity: FEATURES, language });

  it('shows each part with its state, reason and source', async () => {
    const [contract, freshness, checks, ...others] = criteria({
      contract: 'fail',
      checks: 'stale',
    });
    backend.answer(
      PATH,
      scorecard({
        kind: 'Dataset',
        criteria: [
          {
            ...contract,
            evidence: [
              {
                source: 'document',
                outcome: 'fail',
                detail: 'It has no schema',
                observedAt: '2026-11-20T10:00:00Z',
                url: 'https://example.com/contract',
                status: 'decisive',
              },
            ],
          },
          freshness,
          {
            ...checks,
            evidence: [
              {
                source: 'observed',
                outcome: 'pass',
                detail: 'Run 12 passed',
                observedAt: '2026-09-01T10:00:00Z',
                expiresAt: '2026-09-08T10:00:00Z',
                reportedBy: 'great-expectations',
                status: 'expired',
              },
            ],
          },
          ...others,
        ],
      }),
    );
    const { container } = renderCard();
    expect(
      await screen.findByText('No: the data has no contract.'),
    ).toBeInTheDocument();
    const point = (name: string) =>
      screen
        .getByText(name, { selector: 'li > span' })
        .closest<HTMLElement>('li')!;
    expect(point('Contract')).toHaveTextContent(
      /Fails.*The reason for contract.*Document/,
    );
    expect(
      within(point('Contract')).getByRole('link', { name: /source/i }),
    ).toHaveAttribute('href', 'https://example.com/contract');
    expect(point('Data checks')).toHaveTextContent(/great-expectations/);
    expect(point('Owner')).toHaveTextContent(/No source has reported it/);
    expect(
      screen.getByRole('link', { name: 'Details and next steps' }),
    ).toHaveAttribute('href', '/catalog/default/dataset/features/handover');
    expect(await axe(container)).toHaveNoViolations();
  });

  it('never counts what is unknown as good', async () => {
    backend.answer(
      PATH,
      scorecard({
        criteria: criteria({ checks: 'stale', onCall: 'unknown' }),
      }),
    );
    renderCard();
    expect(
      await screen.findByText(
        'Not known: nothing current confirms data checks and on-call.',
      ),
    ).toBeInTheDocument();
  });

  it('says yes if all is in place', async () => {
    backend.answer(PATH, scorecard({ criteria: criteria({}) }));
    renderCard();
    expect(await screen.findByText(/^Yes: its contract/)).toBeInTheDocument();
  });

  it('renders in German, also before the first evaluation', async () => {
    backend.answer(
      PATH,
      scorecard({ verdict: 'not-assessed', criteria: [], abilities: {} }),
    );
    renderCard('de');
    expect(
      await screen.findByText(/^Nicht bekannt: Vertrag, /),
    ).toBeInTheDocument();
    expect(screen.getByText('Hat einen Datenvertrag')).toBeInTheDocument();
  });

  it('reports errors', async () => {
    backend.refuse(PATH, 403, 'NotAllowedError', 'Not for otto.');
    renderCard();
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'No access to the scorecard',
    );
  });
});
