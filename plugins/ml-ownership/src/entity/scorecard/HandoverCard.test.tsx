import { screen } from '@testing-library/react';
import { axe } from 'jest-axe';
import { scorecard } from '../../__testUtils__/fixtures';
import { setupMlOwnershipServer } from '../../__testUtils__/mlOwnershipServer';
import { CHURN_CLASSIFIER, renderPage } from '../../__testUtils__/renderPage';
import { HandoverCard } from './HandoverCard';

const PATH = '/v1/scorecards/model/default/churn-classifier';

describe('HandoverCard', () => {
  const backend = setupMlOwnershipServer();
  afterEach(() => window.localStorage.clear());

  const renderCard = (language?: 'de') =>
    renderPage(<HandoverCard />, { entity: CHURN_CLASSIFIER, language });

  it('shows the verdict, the levels, and links to the reasons', async () => {
    backend.answer(PATH, scorecard({ verdict: 'unproven' }));
    const { container } = renderCard();
    expect(
      await screen.findByText('No: nobody but Ada has retrained this.'),
    ).toBeInTheDocument();
    expect(
      screen.getByText('Own verdict, without its supply chain')
        .nextElementSibling,
    ).toHaveTextContent('Unproven');
    expect(
      screen.getByRole('link', { name: 'Details and next steps' }),
    ).toHaveAttribute(
      'href',
      '/catalog/default/model/churn-classifier/handover',
    );
    expect(await axe(container)).toHaveNoViolations();
  });

  it('renders an empty state for an entity that was not assessed', async () => {
    backend.answer(
      PATH,
      scorecard({
        verdict: 'not-assessed',
        systemVerdict: undefined,
        headline: 'Not assessed yet.',
        criteria: [],
        abilities: {},
      }),
    );
    renderCard('de');
    expect(await screen.findByText('Noch nicht bewertet.')).toBeInTheDocument();
    expect(
      screen.getByText('Kann ein anderes Team das betreiben?'),
    ).toBeInTheDocument();
    expect(screen.queryByText('Neu trainieren')).not.toBeInTheDocument();
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  it('reports a missing permission and errors', async () => {
    backend.refuse(PATH, 403, 'NotAllowedError', 'Not for otto.');
    const { unmount } = renderCard();
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'No access to the scorecard',
    );
    unmount();
    backend.refuse(PATH, 500, 'Error', 'The store is full');
    renderCard();
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The store is full',
    );
  });
});
