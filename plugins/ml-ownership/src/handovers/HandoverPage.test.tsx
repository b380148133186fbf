import { Handover } from '@mlownership/backstage-plugin-ml-ownership-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { Entity } from '@backstage/catalog-model';
import { ExternalRouteRef } from '@backstage/frontend-plugin-api';
import { handover } from '../__testUtils__/fixtures';
import { setupMlOwnershipServer } from '../__testUtils__/mlOwnershipServer';
import { renderPage } from '../__testUtils__/renderPage';
import { DrillsRoutes } from '../drills';
import { templateRouteRef } from '../routes';
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
  ) => {
    backend.answer(PATH, shown);
    return renderPage(<DrillsRoutes />, {
      path: '/ml-ownership/drills/handovers/h1',
      mountPath: '/ml-ownership/drills/*',
      externalRoutes,
      language,
    });
  };
  const posts = (action: string) =>
    Promise.all(
      backend.requests
        .filter(({ method, url }) => method === 'POST' && url.endsWith(action))
        .map(request => (request.body ? request.clone().json() : undefined)),
    );

  it('says how far it is, what is shown and what is in the way', async () => {
    const { container } = render(
      handover({
        state: 'shadowing',
        shadowingSince: '2026-11-21T10:00:00Z',
        can: ['log'],
        entries: [
          {
            id: 4,
            at: '2026-11-21T10:00:00Z',
            by: 'user:default/otto',
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
    const path = screen.getByRole('list', { name: 'How far it is' });
    expect(
      within(path)
        .getAllByRole('listitem')
        .map(item => [item.textContent, item.getAttribute('aria-current')]),
    ).toEqual([
      [expect.stringMatching(/^Proposed/), null],
      [expect.stringMatching(/^Shadowing/), 'step'],
      ['Accepted: not yet', null],
    ]);
    const needs = screen.getByRole('list', { name: 'Drills it needs' });
    expect(needs).toHaveTextContent('Retrain: shown. The team has done it.');
    expect(needs).toHaveTextContent(
      'Recover: not yet. The team has done no drill of it.',
    );
    expect(
      within(needs).getByRole('link', { name: 'Open the drill' }),
    ).toHaveAttribute('href', '/ml-ownership/drills/d1');
    expect(await axe(container)).toHaveNoViolations();

    backend.answer('/v1/drills/suggestions', { items: [], excluded: 2 });
    await userEvent.click(
      within(needs).getByRole('button', { name: 'Plan a drill: Recover' }),
    );
    const dialog = await screen.findByRole('dialog');
    expect(
      within(dialog).getByRole('checkbox', { name: 'Recover' }),
    ).toBeChecked();
    expect(
      await within(dialog).findByText(/2 groups may not do it/),
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

    backend.accept(`${PATH}/log`, () => handover());
    await userEvent.click(
      screen.getByRole('button', {
        name: 'It is solved: No access to the registry',
      }),
    );
    await waitFor(async () =>
      expect(await posts('/log')).toEqual([{ kind: 'solved', blocker: 4 }]),
    );
  });

  it('is accepted knowingly where something is missing', async () => {
    render(handover({ can: ['shadow', 'accept', 'refuse', 'withdraw'] }));
    backend.accept(`${PATH}/accept`, () => handover());
    await userEvent.click(
      await screen.findByRole('button', { name: 'Accept' }),
    );
    const dialog = await screen.findByRole('dialog');
    expect(dialog).toHaveTextContent(
      '1 of 2 drills missing and 1 open blocker.',
    );
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Accept' }),
    );
    expect(await posts('/accept')).toEqual([]);
    await userEvent.type(
      within(dialog).getByRole('textbox', {
        name: /What you take over knowingly/,
      }),
      'We drill in January',
    );
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Accept' }),
    );
    expect(await within(dialog).findByRole('status')).toHaveTextContent(
      'Accepted',
    );
    expect(await posts('/accept')).toEqual([{ answer: 'We drill in January' }]);
  });

  it('tells who is too late what happened, and shows it', async () => {
    render(handover({ can: ['shadow'] }));
    backend.refuseWrite(
      `${PATH}/shadow`,
      409,
      'ConflictError',
      'It was refused a moment ago',
    );
    const button = await screen.findByRole('button', {
      name: 'Begin to shadow',
    });
    backend.answer(
      PATH,
      handover({
        state: 'refused',
        answer: 'Too much on our plate',
        answeredBy: 'user:default/otto',
        answeredAt: '2026-11-22T10:00:00Z',
      }),
    );
    await userEvent.click(button);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'It was refused a moment ago',
    );
    expect(
      await screen.findByText(/Why not: Too much on our plate/),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('heading', {
        level: 1,
        name: 'ml-platform did not take Churn classifier over',
      }),
    ).toBeInTheDocument();
  });

  it('offers the change of the owner until the catalog names the new one', async () => {
    const accepted = handover({
      state: 'accepted',
      answeredAt: '2026-11-22T10:00:00Z',
      ownerChange: {
        done: false,
        yaml: 'spec:\n  owner: group:default/ml-platform\n',
        sourceUrl: 'https://example.com/catalog-info.yaml',
      },
    });
    const { unmount } = render(accepted);
    const section = await screen.findByRole('region', {
      name: 'The new owner',
    });
    expect(section).toHaveTextContent('owner: group:default/ml-platform');
    expect(
      within(section).getByRole('link', { name: /catalog-info.yaml/ }),
    ).toHaveAttribute('href', 'https://example.com/catalog-info.yaml');
    // Without a scaffolder there is nothing to open.
    expect(
      within(section).queryByRole('link', { name: 'Open a pull request' }),
    ).not.toBeInTheDocument();
    unmount();

    const withScaffolder = render(accepted, {
      '/create/templates/:namespace/:templateName': templateRouteRef,
    });
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
      await screen.findByRole('region', { name: 'The new owner' }),
    ).toHaveTextContent('Done: the catalog names ml-platform as the owner.');
  });

  it('speaks German', async () => {
    render(
      handover({ can: ['shadow', 'accept', 'refuse', 'withdraw'] }),
      undefined,
      'de',
    );
    expect(
      await screen.findByRole('heading', {
        level: 1,
        name: 'Churn classifier soll von growth-ml an ml-platform gehen',
      }),
    ).toBeInTheDocument();
    expect(
      screen.getAllByRole('heading', { level: 2 }).map(h => h.textContent),
    ).toEqual(['Was das übernehmende Team zu zeigen hat', 'Hindernisse']);
    expect(
      within(screen.getByRole('list', { name: 'Wie weit sie ist' }))
        .getAllByRole('listitem')
        .map(item => item.textContent),
    ).toEqual([
      expect.stringMatching(/^Vorgeschlagen vor|^Vorgeschlagen in/),
      'In Begleitung: noch nicht',
      'Angenommen: noch nicht',
    ]);
    await userEvent.click(screen.getByRole('button', { name: 'Annehmen' }));
    expect(await screen.findByRole('dialog')).toHaveTextContent(
      'fehlen 1 von 2 Übungen, und 1 Hindernis ist offen',
    );
  });

  it('is proposed to a team of the catalog', async () => {
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
      'Choose the team that takes it.',
    );
    await userEvent.type(
      within(dialog).getByRole('searchbox', {
        name: 'Find the team that takes it',
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
