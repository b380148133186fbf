import {
  Departure,
  Departures,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { setupMlOwnershipServer } from '../../__testUtils__/mlOwnershipServer';
import { renderPage } from '../../__testUtils__/renderPage';
import { printPage } from '../../ui/print/printPage';
import { WhatIfPage } from './WhatIfPage';

const PIA: Departure = {
  entityRef: 'user:default/pia',
  title: 'Pia Berg',
  entities: 3,
  tier1: 2,
  losses: { owner: 1, operator: 0, 'last-non-author': 3, 'on-call': 0 },
  examples: [
    {
      entityRef: 'model:default/churn-classifier',
      title: 'Churn classifier',
    },
    { entityRef: 'model:default/uplift', title: 'Uplift' },
  ],
  handover: {
    fromTeam: 'group:default/growth-ml',
    toTeam: 'group:default/ml-platform',
    entityRef: 'model:default/churn-classifier',
    entities: 3,
  },
};
const OPS: Departure = {
  entityRef: 'group:default/ops',
  title: 'Operations',
  entities: 1,
  tier1: 0,
  losses: { owner: 1, operator: 1, 'last-non-author': 0, 'on-call': 1 },
  examples: [{ entityRef: 'pipeline:default/nightly', title: 'Nightly' }],
  handover: {
    fromTeam: 'group:default/ops',
    entityRef: 'pipeline:default/nightly',
    entities: 1,
  },
};
const OTTO: Departure = {
  ...OPS,
  entityRef: 'user:default/otto',
  title: 'Otto',
  losses: { owner: 0, operator: 0, 'last-non-author': 1, 'on-call': 0 },
  handover: undefined,
};
const RANKING: Departures = { items: [PIA, OPS, OTTO], totalItems: 3 };

describe('The ranking of departures', () => {
  const backend = setupMlOwnershipServer();
  const renderWhatIf = (
    search = '',
    options: { denied?: string[]; language?: 'de' } = {},
  ) =>
    renderPage(<WhatIfPage />, {
      path: `/ml-ownership/teams/what-if${search}`,
      mountPath: '/ml-ownership/teams/what-if',
      ...options,
    });
  const table = () =>
    screen.findByRole('table', { name: 'Departures, most costly first' });

  it('shows what each departure costs, and the handover that would help most', async () => {
    backend.answer('/v1/departures', RANKING);
    const { container } = renderWhatIf();
    const [, pia, ops, otto] = within(await table()).getAllByRole('row');
    expect(
      screen.getByRole('region', { name: 'Whose departure costs most' }),
    ).toContainElement(pia);
    expect(
      within(pia)
        .getAllByRole('cell')
        .map(({ textContent }) => textContent),
    ).toEqual([
      '2',
      '1',
      'Owner, or its last member: 1Last member who is not an author: 3Churn classifier, Uplift and 1 more',
      'Hand over the 3 entities of growth-ml to ml-platformStart with churn-classifierPropose a handover',
    ]);
    expect(
      within(pia).getByRole('link', { name: 'Churn classifier' }),
    ).toHaveAttribute(
      'href',
      '/catalog/default/model/churn-classifier/handover',
    );
    expect(
      within(ops)
        .getAllByRole('cell')
        .map(({ textContent }) => textContent),
    ).toEqual([
      '0',
      '1',
      'Owner: 1Operator: 1On-call: 1Nightly',
      'Hand over 1 entity of ops to another teamnightlyPropose a handover',
    ]);
    expect(within(otto).getAllByRole('cell').at(-1)).toHaveTextContent('–');
    expect(backend.queriesTo('/v1/departures').map(String)).toEqual([
      'limit=10',
    ]);
    expect(await axe(container)).toHaveNoViolations();
  });

  it('opens the effects of one departure, and is collapsed below them', async () => {
    backend.answer('/v1/departures', RANKING);
    backend.accept('/v1/what-if', () => ({
      items: [],
      totals: { entities: 0, verdicts: 0, losses: {} },
      hidden: 0,
    }));
    renderWhatIf();
    const [, pia, ops] = within(await table()).getAllByRole('row');
    expect(
      within(pia).getByRole('link', {
        name: 'Show what would change without Pia Berg',
      }),
    ).toHaveAttribute(
      'href',
      '/ml-ownership/teams/what-if?leaving=user%3Adefault%2Fpia',
    );
    await userEvent.click(
      within(ops).getByRole('link', {
        name: 'Show what would change without Operations',
      }),
    );
    expect(await screen.findByText('No impact')).toBeInTheDocument();
    expect(
      screen.getByRole('status', { name: 'Current URL' }),
    ).toHaveTextContent('?dissolved=group%3Adefault%2Fops');
    expect(screen.queryByRole('table')).not.toBeInTheDocument();

    await userEvent.click(screen.getByText('Whose departure costs most'));
    expect(await table()).toBeInTheDocument();
  });

  it('proposes the handover', async () => {
    backend.answer('/v1/departures', RANKING);
    const sent: unknown[] = [];
    backend.accept('/v1/handovers', body => {
      sent.push(body);
      return { id: 'h-1' };
    });
    renderWhatIf();
    const [, pia] = within(await table()).getAllByRole('row');
    await userEvent.click(
      await within(pia).findByRole('button', { name: 'Propose a handover' }),
    );
    await userEvent.click(
      within(await screen.findByRole('dialog')).getByRole('button', {
        name: 'Propose',
      }),
    );
    expect(
      await screen.findByRole('link', { name: /open/i }),
    ).toBeInTheDocument();
    expect(sent).toEqual([
      expect.objectContaining({
        entityRef: 'model:default/churn-classifier',
        toTeam: 'group:default/ml-platform',
      }),
    ]);
  });

  it('links to the entity for users who cannot propose a handover', async () => {
    backend.answer('/v1/departures', RANKING);
    renderWhatIf('', { denied: ['ml-ownership.handover.respond'] });
    const [, pia] = within(await table()).getAllByRole('row');
    expect(
      within(pia).getByRole('link', { name: 'churn-classifier' }),
    ).toHaveAttribute(
      'href',
      '/catalog/default/model/churn-classifier/handover',
    );
    expect(
      within(pia).queryByRole('button', { name: 'Propose a handover' }),
    ).not.toBeInTheDocument();
  });

  it('says how many are not shown, and prints more', async () => {
    backend.answer('/v1/departures', { items: [PIA], totalItems: 120 });
    renderWhatIf();
    expect(
      await screen.findByText('The 1 most costly of 120 departures are shown.'),
    ).toBeInTheDocument();
    window.print = () => {};
    await act(printPage);
    expect(backend.queriesTo('/v1/departures').map(String)).toEqual([
      'limit=10',
      'limit=100',
    ]);
  });

  it('is in German', async () => {
    backend.answer('/v1/departures', RANKING);
    renderWhatIf('', { language: 'de' });
    expect(
      await screen.findByText('Eigentümer oder dessen letztes Mitglied: 1'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('heading', { name: 'Wessen Weggang am meisten kostet' }),
    ).toBeInTheDocument();
  });

  it('shows an empty state when no departure costs anything', async () => {
    backend.answer('/v1/departures', { items: [], totalItems: 0 });
    renderWhatIf();
    expect(
      await screen.findByText(
        'No departure costs an entity of tier 1 or 2 anything',
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/no entity you can access has tier 1 or 2/),
    ).toBeInTheDocument();
  });

  it('shows an error, and can be tried again', async () => {
    backend.refuse('/v1/departures', 503, 'ServiceUnavailableError', 'Not yet');
    renderWhatIf();
    expect(await screen.findByRole('alert')).toHaveTextContent('Not yet');
    backend.answer('/v1/departures', RANKING);
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await table()).toBeInTheDocument();
  });

  it('shows that access is denied', async () => {
    backend.refuse('/v1/departures', 403, 'NotAllowedError', 'Not allowed');
    renderWhatIf();
    expect(await screen.findByRole('alert')).toHaveTextContent('Not allowed');
    expect(
      screen.queryByRole('button', { name: 'Try again' }),
    ).not.toBeInTheDocument();
  });
});
