import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { foundations } from '../../__testUtils__/fixtures';
import { setupMlOwnershipServer } from '../../__testUtils__/mlOwnershipServer';
import { renderPage } from '../../__testUtils__/renderPage';
import { FoundationsSection } from './FoundationsSection';

describe('FoundationsSection', () => {
  const backend = setupMlOwnershipServer();

  const section = () => screen.findByRole('region', { name: 'Foundations' });

  it('shows each foundation, weakest first, with links to exactly the counted entities', async () => {
    backend.answer('/v1/foundations', foundations());
    const { container } = renderPage(
      <FoundationsSection owner="group:default/growth" />,
    );

    const names = await within(await section()).findAllByRole('heading', {
      level: 3,
    });
    expect(names.map(name => name.textContent)).toEqual([
      'Clear operational ownership',
      'Observable runtime behaviour',
      'Explicit workflows',
      'Versioned data and artifacts',
      'Reproducible environments',
      'Traceable experiments',
    ]);
    const [weakest] = within(await section()).getAllByRole('listitem');
    expect(weakest).toHaveTextContent('4 of 12 pass');
    expect(weakest).toHaveTextContent('Fails: 6 in 2 models');
    expect(
      within(weakest).getByRole('link', {
        name: '1 model: Clear operational ownership, Unknown',
      }),
    ).toHaveAttribute(
      'href',
      '/ml-ownership/models?owner=group%3Adefault%2Fgrowth&foundation=ownership&foundationState=unknown',
    );
    expect(within(weakest).queryByText(/Exempt/)).not.toBeInTheDocument();
    expect(Object.fromEntries(backend.queriesTo('/v1/foundations')[0])).toEqual(
      { kind: 'Model', owner: 'group:default/growth' },
    );
    expect(await axe(container)).toHaveNoViolations();
  });

  it('shows the passing shares over time as a sentence and a table', async () => {
    backend.answer('/v1/foundations', foundations());
    renderPage(<FoundationsSection />);

    const plot = await screen.findByRole('figure', {
      name: 'Since 1 Oct 2026, “Explicit workflows” rose most: 50% of its criteria pass, up from 25%. Since 1 Oct 2026, “Clear operational ownership” fell most: 33% of its criteria pass, down from 50%.',
    });
    expect(
      within(plot).getByText('Explicit workflows: 50%'),
    ).toBeInTheDocument();
    await userEvent.click(
      within(plot).getByRole('button', { name: 'Show as table' }),
    );
    const [, latest, first] = within(plot).getAllByRole('row');
    expect(latest).toHaveTextContent(/^20 Nov 2026.*50%.*33%$/);
    expect(first).toHaveTextContent(/^1 Oct 2026.*25%.*50%$/);
  });

  it('explains why there is no chart yet', async () => {
    const [, latest] = foundations().points;
    backend.answer('/v1/foundations', foundations({ points: [latest] }));
    renderPage(<FoundationsSection />);
    expect(
      await screen.findByText(
        'No history yet: the chart starts in a few days.',
      ),
    ).toBeInTheDocument();
  });

  it('keeps the kind in the URL, and shows an empty state', async () => {
    backend.answer('/v1/foundations', foundations());
    renderPage(<FoundationsSection />, { path: '/?q=churn' });
    await screen.findByText('4 of 12 pass');

    backend.answer('/v1/foundations', foundations({ totalItems: 0 }));
    await userEvent.click(screen.getByRole('radio', { name: 'Datasets' }));
    expect(await screen.findByText('No datasets yet.')).toBeInTheDocument();
    expect(
      screen.getByRole('status', { name: 'Current URL' }),
    ).toHaveTextContent('/?q=churn&foundationsKind=Dataset');
    expect(backend.queriesTo('/v1/foundations').at(-1)!.get('kind')).toBe(
      'Dataset',
    );
  });

  it('reports a foundation without an applicable criterion', async () => {
    const none = { pass: 0, fail: 0, unknown: 0, exempt: 0 };
    backend.answer(
      '/v1/foundations',
      foundations({
        items: [{ foundation: 'traceability', criteria: none, entities: none }],
      }),
    );
    renderPage(<FoundationsSection kinds={['Pipeline']} />);
    expect(
      await screen.findByText('No criterion applies.'),
    ).toBeInTheDocument();
    expect(screen.queryByRole('radio')).not.toBeInTheDocument();
  });

  it('shows errors, and retries', async () => {
    backend.refuse('/v1/foundations', 500, 'Error', 'Counting failed');
    renderPage(<FoundationsSection />);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Counting failed',
    );
    backend.answer('/v1/foundations', foundations());
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('4 of 12 pass')).toBeInTheDocument();
  });

  it('reports a missing permission', async () => {
    backend.refuse('/v1/foundations', 403, 'NotAllowedError', 'Not allowed.');
    renderPage(<FoundationsSection />);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'No access to the foundations',
    );
  });

  it('renders in German', async () => {
    backend.answer('/v1/foundations', foundations());
    renderPage(<FoundationsSection />, { language: 'de' });
    expect(
      await screen.findByRole('link', {
        name: '2 Modelle: Klare Verantwortung im Betrieb, Nicht erfüllt',
      }),
    ).toBeInTheDocument();
    expect(screen.getByText('4 von 12 erfüllt')).toBeInTheDocument();
  });
});
