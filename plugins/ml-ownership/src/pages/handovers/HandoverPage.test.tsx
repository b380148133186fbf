import { Handover } from '@mlownership/backstage-plugin-ml-ownership-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { Entity } from '@backstage/catalog-model';
import { ExternalRouteRef } from '@backstage/frontend-plugin-api';
import { handover } from '../../__testUtils__/fixtures';
import { setupMlOwnershipServer } from '../../__testUtils__/mlOwnershipServer';
import { renderPage } from '../../__testUtils__/renderPage';
import { DrillsRoutes } from '../drills';
import { templateRouteRef } from '../../routes';
import { ProposeHandoverButton } from './ProposeHandoverButton';

const PATH = '/v1/handovers/h1';

const PLATFORM: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name: 'ml-platform', namespace: 'default' },
  spec: { profile: { displayName: 'ML platform' } },
};

describe('HandoverPage', () => {
  const backend = setupMlOwnershipServer();
  const render = (
    shown: Handover,
    externalRoutes?: Record<string, ExternalRouteRef>,
    language?: 'de',
    entities?: Entity[],
  ) => {
    backend.answer(PATH, shown);
    return renderPage(<DrillsRoutes />, {
      path: '/ml-ownership/drills/handovers/h1',
      mountPath: '/ml-ownership/drills/*',
      externalRoutes,
      language,
      entities,
    });
  };
  const posts = (action: string) =>
    Promise.all(
      backend.requests
        .filter(({ method, url }) => method === 'POST' && url.endsWith(action))
        .map(request => (request.body ? request.clone().json() : undefined)),
    );

  it('shows the progress, satisfied drills and obstacles', async () => {
    const { container } = render(
      handover({
        state: 'shadowing',
        shadowingSince: '2026-11-21T10:00:00Z',
        allowedActions: ['add-entry'],
        entries: [
          {
            id: 4,
            createdAt: '2026-11-21T10:00:00Z',
            createdBy: 'user:default/otto',
            kind: 'blocker',
            text: 'No access to the registry',
          },
        ],
      }),
    );
    expect(
      await screen.findByRole('heading', {
        level: 1,
        name: 'ml-platform is shadowing growth-ml on Churn classifier',
      }),
    ).toBeInTheDocument();
    const path = screen.getByRole('list', { name: 'Progress' });
    expect(
      within(path)
        .getAllByRole('listitem')
        .map(item => [item.textContent, item.getAttribute('aria-current')]),
    ).toEqual([
      [expect.stringMatching(/^Proposed/), null],
      [expect.stringMatching(/^Shadowing/), 'step'],
      ['Accepted: not yet', null],
    ]);
    const required = screen.getByRole('list', { name: 'Required drills' });
    expect(required).toHaveTextContent(
      'Retrain: proven. The team has done this drill.',
    );
    expect(required).toHaveTextContent(
      'Recover: not yet. The team has not done this drill.',
    );
    expect(
      within(required).getByRole('link', { name: 'Open the drill' }),
    ).toHaveAttribute('href', '/ml-ownership/drills/d1');
    expect(await axe(container)).toHaveNoViolations();

    backend.answer('/v1/drills/suggestions', { items: [], excluded: 2 });
    await userEvent.click(
      within(required).getByRole('button', { name: 'Plan a drill: Recover' }),
    );
    const dialog = await screen.findByRole('dialog');
    expect(
      within(dialog).getByRole('checkbox', { name: 'Recover' }),
    ).toBeChecked();
    expect(
      await within(dialog).findByText(/2 groups are not eligible/),
    ).toBeInTheDocument();
    expect(
      Object.fromEntries(backend.queriesTo('/v1/drills/suggestions')[0]),
    ).toMatchObject({
      entityRef: 'model:default/churn-classifier',
      q: 'ml-platform',
    });
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Cancel' }),
    );

    backend.accept(`${PATH}/entries`, () => handover());
    await userEvent.click(
      screen.getByRole('button', {
        name: 'Mark as resolved: No access to the registry',
      }),
    );
    await waitFor(async () =>
      expect(await posts('/entries')).toEqual([
        { kind: 'blocker-resolved', blocker: 4 },
      ]),
    );
  });

  it('shows the open blockers that drills have found', async () => {
    const { container } = render(
      handover({
        drillBlockers: [
          {
            id: 7,
            drill: 'd1',
            abilities: ['retrain', 'recover'],
            text: 'The lock file is gone',
            url: 'https://tickets.example.com/1',
            reportedBy: 'user:default/otto',
            reportedAt: '2026-11-20T10:00:00Z',
            performingTeam: 'group:default/ml-platform',
          },
        ],
      }),
    );
    const section = await screen.findByRole('region', {
      name: 'Open blockers from drills',
    });
    expect(within(section).getByRole('listitem')).toHaveTextContent(
      /Concerns: Retrain and Recover\. Reported .* by otto\.$/,
    );
    expect(
      within(section).getByRole('link', { name: 'The lock file is gone' }),
    ).toHaveAttribute('href', '/ml-ownership/drills/d1');
    expect(await axe(container)).toHaveNoViolations();
  });

  it('marks a team that is not in the catalog, also in sentences', async () => {
    backend.answerMissing('group:default/ml-platform');
    render(handover({ state: 'shadowing' }));
    expect(
      await screen.findByRole('heading', {
        level: 1,
        name: 'ml-platform (not in the catalog) is shadowing growth-ml on Churn classifier',
      }),
    ).toBeInTheDocument();
  });

  it('is accepted with a reason if requirements are missing', async () => {
    render(
      handover({
        allowedActions: ['start-shadowing', 'accept', 'decline', 'withdraw'],
      }),
    );
    backend.accept(`${PATH}/accept`, () => handover());
    await userEvent.click(
      await screen.findByRole('button', { name: 'Accept' }),
    );
    const dialog = await screen.findByRole('dialog');
    expect(dialog).toHaveTextContent(
      '1 of 2 drills are missing and 1 blocker is open.',
    );
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Accept' }),
    );
    expect(await posts('/accept')).toEqual([]);
    await userEvent.type(
      within(dialog).getByRole('textbox', {
        name: /Accepted risks/,
      }),
      'We drill in January',
    );
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Accept' }),
    );
    expect(await within(dialog).findByRole('status')).toHaveTextContent(
      'Accepted',
    );
    expect(await posts('/accept')).toEqual([
      { comment: 'We drill in January' },
    ]);
  });

  it('shows what happened after a rejected late request', async () => {
    render(handover({ allowedActions: ['start-shadowing'] }));
    backend.refuseWrite(
      `${PATH}/start-shadowing`,
      409,
      'ConflictError',
      'It was refused a moment ago',
    );
    const button = await screen.findByRole('button', {
      name: 'Start shadowing',
    });
    backend.answer(
      PATH,
      handover({
        state: 'declined',
        decisionComment: 'Too much on our plate',
        decidedBy: 'user:default/otto',
        decidedAt: '2026-11-22T10:00:00Z',
      }),
    );
    await userEvent.click(button);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'It was refused a moment ago',
    );
    expect(
      await screen.findByText(/Reason for declining: Too much on our plate/),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('heading', {
        level: 1,
        name: 'ml-platform declined Churn classifier',
      }),
    ).toBeInTheDocument();
  });

  it('offers the owner change until the catalog has the new owner', async () => {
    const accepted = handover({
      state: 'accepted',
      decidedAt: '2026-11-22T10:00:00Z',
      ownerChange: {
        done: false,
        yaml: 'spec:\n  owner: group:default/ml-platform\n',
        sourceUrl: 'https://example.com/catalog-info.yaml',
      },
    });
    const { unmount } = render(accepted);
    const section = await screen.findByRole('region', {
      name: 'Update the owner',
    });
    expect(section).toHaveTextContent('owner: group:default/ml-platform');
    expect(
      within(section).getByRole('link', { name: /catalog-info.yaml/ }),
    ).toHaveAttribute('href', 'https://example.com/catalog-info.yaml');
    // Without a scaffolder, no template can be opened.
    expect(
      within(section).queryByRole('link', { name: 'Open a pull request' }),
    ).not.toBeInTheDocument();
    unmount();

    const scaffolder = {
      '/create/templates/:namespace/:templateName': templateRouteRef,
    };
    const withoutTemplate = render(accepted, scaffolder);
    await screen.findByRole('region', { name: 'Update the owner' });
    // Nor if the scaffolder does not have the template.
    expect(
      screen.queryByRole('link', { name: 'Open a pull request' }),
    ).not.toBeInTheDocument();
    withoutTemplate.unmount();

    const withScaffolder = render(accepted, scaffolder, undefined, [
      {
        apiVersion: 'scaffolder.backstage.io/v1beta3',
        kind: 'Template',
        metadata: { name: 'ml-ownership-change-owner', namespace: 'default' },
      },
    ]);
    const form = new URL(
      (
        await screen.findByRole('link', { name: 'Open a pull request' })
      ).getAttribute('href')!,
      'https://example.com',
    );
    expect(form.pathname).toBe(
      '/create/templates/default/ml-ownership-change-owner',
    );
    expect(JSON.parse(form.searchParams.get('formData')!)).toEqual({
      entityRef: 'model:default/churn-classifier',
      owner: 'group:default/ml-platform',
    });
    withScaffolder.unmount();

    render({
      ...accepted,
      ownerChange: { ...accepted.ownerChange!, done: true },
    });
    expect(
      await screen.findByRole('region', { name: 'Update the owner' }),
    ).toHaveTextContent('Done: the catalog names ml-platform as the owner.');
  });

  it('renders in German', async () => {
    render(
      handover({
        allowedActions: ['start-shadowing', 'accept', 'decline', 'withdraw'],
      }),
      undefined,
      'de',
    );
    expect(
      await screen.findByRole('heading', {
        level: 1,
        name: 'Churn classifier: vorgeschlagen von growth-ml an ml-platform',
      }),
    ).toBeInTheDocument();
    expect(
      screen.getAllByRole('heading', { level: 2 }).map(h => h.textContent),
    ).toEqual(['Nötige Übungen', 'Hindernisse']);
    expect(
      within(screen.getByRole('list', { name: 'Fortschritt' }))
        .getAllByRole('listitem')
        .map(item => item.textContent),
    ).toEqual([
      expect.stringMatching(/^Vorgeschlagen vor|^Vorgeschlagen in/),
      'In Begleitung: noch nicht',
      'Angenommen: noch nicht',
    ]);
    await userEvent.click(screen.getByRole('button', { name: 'Annehmen' }));
    expect(await screen.findByRole('dialog')).toHaveTextContent(
      '1 von 2 Übungen fehlen, und 1 Hindernis ist offen',
    );
  });

  it('is proposed to a team in the catalog', async () => {
    const sent: unknown[] = [];
    backend.accept('/v1/handovers', body => {
      sent.push(body);
      return handover();
    });
    renderPage(
      <ProposeHandoverButton entityRef="model:default/churn-classifier" />,
      { entities: [PLATFORM] },
    );
    await userEvent.click(
      await screen.findByRole('button', { name: 'Propose a handover' }),
    );
    const dialog = await screen.findByRole('dialog');
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Propose' }),
    );
    expect(await within(dialog).findByRole('alert')).toHaveTextContent(
      'Choose the receiving team.',
    );
    await userEvent.type(
      within(dialog).getByRole('searchbox', {
        name: 'Find the receiving team',
      }),
      'platform',
    );
    await userEvent.click(
      await screen.findByRole('option', { name: /ML platform/ }),
    );
    await userEvent.click(
      within(dialog).getByRole('checkbox', { name: 'Observe' }),
    );
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Propose' }),
    );
    expect(
      await within(dialog).findByRole('link', { name: 'Open the handover' }),
    ).toHaveAttribute('href', '/ml-ownership/drills/handovers/h1');
    expect(sent).toEqual([
      {
        entityRef: 'model:default/churn-classifier',
        toTeam: 'group:default/ml-platform',
        abilities: ['retrain', 'deploy', 'recover'],
        targetDate: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      },
    ]);
  });
});
