import { Drill } from '@mlownership/backstage-plugin-ml-ownership-common';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { drill } from '../../../__testUtils__/fixtures';
import { setupMlOwnershipServer } from '../../../__testUtils__/mlOwnershipServer';
import { renderPage } from '../../../__testUtils__/renderPage';
import { DrillsRoutes } from '../DrillsRoutes';

const RUNNING = drill({
  state: 'running',
  abilities: ['retrain', 'recover'],
  startedBy: 'user:default/otto',
  startedAt: '2026-11-24T09:00:00Z',
  allowedActions: ['add-entry', 'finish', 'abandon'],
  blockers: 1,
  runbooks: [
    {
      ability: 'retrain',
      runbook: 'docs/retrain.md',
      url: 'https://example.com/docs/retrain.md',
      version: 'sha256:1',
    },
    { ability: 'recover', runbook: 'docs/recover.md' },
  ],
  steps: [
    { index: 0, ability: 'retrain', text: 'Check out the repository' },
    {
      index: 1,
      ability: 'retrain',
      text: 'Run the workflow',
      doneAt: '2026-11-24T09:30:00Z',
      doneBy: 'user:default/otto',
    },
  ],
  entries: [
    {
      id: 1,
      createdAt: '2026-11-20T10:00:00Z',
      createdBy: 'user:default/ada',
      kind: 'planned',
    },
    {
      id: 2,
      createdAt: '2026-11-24T09:10:00Z',
      createdBy: 'user:default/otto',
      kind: 'blocker',
      text: 'The lock file is gone',
      // eslint-disable-next-line no-script-url
      url: 'javascript:alert(1)',
    },
    {
      id: 3,
      createdAt: '2026-11-24T09:12:00Z',
      createdBy: 'user:default/otto',
      kind: 'help-requested',
      person: 'user:default/grace',
    },
  ],
});

describe('DrillPage', () => {
  const backend = setupMlOwnershipServer();
  const render = (shown: Drill, language?: 'de') => {
    backend.answer('/v1/drills/d1', shown);
    return renderPage(<DrillsRoutes />, {
      path: '/ml-ownership/drills/d1',
      mountPath: '/ml-ownership/drills/*',
      language,
    });
  };
  const currentUrl = () =>
    screen.getByRole('status', { name: 'Current URL' }).textContent;
  const posts = (action: string) =>
    Promise.all(
      backend.requests
        .filter(({ method, url }) => method === 'POST' && url.endsWith(action))
        .map(request => (request.body ? request.clone().json() : undefined)),
    );

  it('shows the status, the runbook, the progress and the timeline', async () => {
    const { container } = render(RUNNING);

    expect(
      await screen.findByRole('heading', {
        level: 1,
        name: 'ml-platform is retraining and recovering Churn classifier',
      }),
    ).toBeInTheDocument();
    const steps = screen.getByRole('region', { name: 'Steps' });
    expect(steps).toHaveTextContent('1 of 2 done');
    expect(
      within(steps).getByRole('checkbox', { name: 'Run the workflow' }),
    ).toBeChecked();
    expect(
      within(steps).getByRole('link', { name: /docs\/retrain.md/ }),
    ).toHaveAttribute('href', 'https://example.com/docs/retrain.md');
    expect(steps).toHaveTextContent(
      'docs/recover.md (could not be read at the start)',
    );
    const blockers = screen.getByRole('region', { name: 'Blockers' });
    expect(blockers).toHaveTextContent('OpenThe lock file is gone');
    // Links written by users are followed only if they are http(s) addresses.
    expect(
      within(blockers).queryByRole('link', { name: /javascript/ }),
    ).not.toBeInTheDocument();
    expect(
      within(screen.getByRole('list', { name: 'Timeline' }))
        .getAllByRole('listitem')
        .map(item => item.textContent),
    ).toEqual([
      expect.stringMatching(/^Asked for help: grace.*otto$/),
      expect.stringMatching(/^Blocker: The lock file is gone/),
      expect.stringMatching(/^Planned.*ada$/),
    ]);
    expect(await axe(container)).toHaveNoViolations();
  });

  it('marks a team that is not in the catalog, also in the headline', async () => {
    backend.answerMissing('group:default/ml-platform');
    render(RUNNING, 'de');
    expect(
      await screen.findByRole('heading', {
        level: 1,
        name: /^ml-platform \(nicht im Katalog\) /,
      }),
    ).toBeInTheDocument();
  });

  it('marks steps as done, adds entries and resolves a blocker', async () => {
    render(RUNNING);
    backend.accept('/v1/drills/d1/entries', () => RUNNING);

    await userEvent.click(
      await screen.findByRole('checkbox', { name: 'Check out the repository' }),
    );
    await waitFor(async () =>
      expect(await posts('/entries')).toEqual([
        { kind: 'step', step: 0, done: true },
      ]),
    );
    await userEvent.click(
      screen.getByRole('button', {
        name: 'Mark as resolved: The lock file is gone',
      }),
    );
    await userEvent.type(
      screen.getByRole('textbox', { name: /Blocker/ }),
      'No access',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Add blocker' }));
    await waitFor(async () =>
      expect((await posts('/entries')).slice(1)).toEqual([
        { kind: 'blocker-resolved', blocker: 2 },
        { kind: 'blocker', text: 'No access' },
      ]),
    );
    await waitFor(() =>
      expect(screen.getByRole('textbox', { name: /Blocker/ })).toHaveValue(''),
    );
  });

  it('keeps the input while other users change the drill, and shows why a request was rejected', async () => {
    jest.useFakeTimers({ advanceTimers: true });
    const user = userEvent.setup({ advanceTimers: jest.advanceTimersByTime });
    try {
      render(RUNNING);
      await user.type(
        await screen.findByRole('textbox', { name: /Blocker/ }),
        'Half a sen',
      );
      await user.click(screen.getByRole('radio', { name: 'Note' }));
      await user.type(
        screen.getByRole('textbox', { name: 'Note' }),
        'It went well',
      );

      backend.answer('/v1/drills/d1', {
        ...RUNNING,
        steps: RUNNING.steps?.map(step => ({
          ...step,
          doneAt: '2026-11-24T09:40:00Z',
        })),
      });
      await act(async () => jest.advanceTimersByTime(6_000));
      expect(await screen.findByText(/2 of 2 done/)).toBeInTheDocument();
      expect(screen.getByRole('textbox', { name: 'Note' })).toHaveValue(
        'It went well',
      );

      backend.refuseWrite(
        '/v1/drills/d1/entries',
        409,
        'ConflictError',
        'This drill was finished by grace a moment ago',
      );
      backend.answer(
        '/v1/drills/d1',
        drill({ ...RUNNING, state: 'failed', allowedActions: ['correct'] }),
      );
      await user.click(screen.getByRole('button', { name: 'Add note' }));
      expect(await screen.findByRole('alert')).toHaveTextContent(
        'This drill was finished by grace a moment ago',
      );
      expect(
        await screen.findByRole('heading', { level: 1, name: /^Failed:/ }),
      ).toBeInTheDocument();
      expect(screen.getByRole('textbox', { name: 'Note' })).toHaveValue(
        'It went well',
      );
      expect(screen.getByRole('button', { name: 'Add note' })).toBeDisabled();
      await user.click(screen.getByRole('radio', { name: 'Blocker' }));
      expect(screen.getByRole('textbox', { name: /Blocker/ })).toHaveValue(
        'Half a sen',
      );
    } finally {
      jest.useRealTimers();
    }
  });

  it('requires the outcome of each ability and an answer about authors, and shows the assessments', async () => {
    render(RUNNING);
    backend.accept('/v1/drills/d1/finish', () => RUNNING);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Finish' }),
    );
    const dialog = await screen.findByRole('dialog');
    const outcomeOf = (ability: string) =>
      within(
        within(dialog).getByRole('radiogroup', {
          name: `Outcome: ${ability}`,
        }),
      );
    await userEvent.click(
      outcomeOf('Retrain').getByRole('radio', { name: /^Passed/ }),
    );
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Record the result' }),
    );
    expect(await posts('/finish')).toEqual([]);
    await userEvent.click(
      outcomeOf('Recover').getByRole('radio', { name: 'Failed' }),
    );

    await userEvent.click(within(dialog).getByRole('radio', { name: 'No' }));
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Add a blocker' }),
    );
    await userEvent.type(
      within(dialog).getByRole('textbox', { name: /^Blocker 1/ }),
      'Slow',
    );
    await userEvent.click(
      within(dialog).getByRole('button', {
        name: /Ability concerned by blocker 1/,
      }),
    );
    await userEvent.click(
      await screen.findByRole('option', { name: 'Recover' }),
    );
    await userEvent.type(
      within(dialog).getByRole('textbox', { name: /Links to runs/ }),
      'https://ci.example.com/1\nhttps://ci.example.com/2',
    );
    backend.answer(
      '/v1/drills/d1',
      drill({
        ...RUNNING,
        state: 'partly-passed',
        allowedActions: ['correct'],
        assessments: [
          {
            ability: 'retrain',
            outcome: 'passed',
            valid: false,
            reasons: ['Otto, a participant, is an author'],
            trace: 'attested',
            status: 'invalidated',
          },
          {
            ability: 'recover',
            outcome: 'failed',
            valid: true,
            reasons: ['It failed'],
            trace: 'attested',
            status: 'valid',
          },
        ],
      }),
    );
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Record the result' }),
    );
    expect(await within(dialog).findByRole('status')).toHaveTextContent(
      'Recorded',
    );
    expect(await posts('/finish')).toEqual([
      {
        outcomes: { retrain: 'passed', recover: 'failed' },
        authorHelped: false,
        blockers: [{ ability: 'recover', title: 'Slow' }],
        traces: ['https://ci.example.com/1', 'https://ci.example.com/2'],
      },
    ]);
    // The focus is on the close button of the dialog.
    await userEvent.keyboard('{Enter}');
    expect(
      await screen.findByRole('heading', {
        level: 1,
        name: 'Passed in part, but not valid as proof: ml-platform could not recover Churn classifier',
      }),
    ).toBeInTheDocument();
    expect(screen.getByRole('region', { name: 'Result' })).toHaveTextContent(
      /Retrain: not valid as proof.*Invalidated.*Attested.*Otto, a participant, is an author.*Recover: another team could not do it.*Valid/,
    );

    backend.accept('/v1/drills/d1/correct', () => RUNNING);
    await userEvent.click(screen.getByRole('button', { name: 'Correct' }));
    const correction = await screen.findByRole('dialog');
    await userEvent.type(
      within(correction).getByRole('textbox', { name: /What was wrong/ }),
      'Ada sat beside us',
    );
    await userEvent.click(
      within(correction).getByRole('checkbox', { name: 'An author helped' }),
    );
    // A failure cannot become worse.
    expect(
      within(correction).queryByRole('checkbox', { name: /failed: Recover/ }),
    ).not.toBeInTheDocument();
    await userEvent.click(
      within(correction).getByRole('checkbox', {
        name: 'It actually failed: Retrain',
      }),
    );
    await userEvent.click(
      within(correction).getByRole('button', { name: 'Add correction' }),
    );
    await waitFor(async () =>
      expect(await posts('/correct')).toEqual([
        {
          reason: 'Ada sat beside us',
          failedAbilities: ['retrain'],
          authorHelped: true,
        },
      ]),
    );
  });

  it('shows the progress before the end, and the effect of help by an author', async () => {
    const steps = [0, 1, 2].map(index => ({
      index,
      ability: 'recover' as const,
      text: `Step ${index}`,
      doneAt: index === 0 ? '2026-11-24T09:30:00Z' : undefined,
    }));
    const open = render(
      drill({ ...RUNNING, abilities: ['observe', 'recover'], steps }),
    );
    const finish = async () => {
      await userEvent.click(
        await screen.findByRole('button', { name: 'Finish' }),
      );
      return screen.findByRole('dialog');
    };
    const dialog = await finish();
    expect(dialog).toHaveTextContent(
      '1 of 3 steps are done, 1 blocker is open.',
    );
    expect(dialog).toHaveTextContent('Each ability has its own outcome.');
    await userEvent.click(within(dialog).getByRole('radio', { name: 'No' }));
    expect(dialog).not.toHaveTextContent('invalidates the drill');
    await userEvent.click(within(dialog).getByRole('radio', { name: 'Yes' }));
    expect(within(dialog).getByRole('status')).toHaveTextContent(
      'This invalidates the drill.',
    );
    open.unmount();

    const solved = [
      ...RUNNING.entries!,
      {
        id: 9,
        createdAt: '2026-11-24T10:00:00Z',
        createdBy: 'user:default/otto',
        kind: 'blocker-resolved' as const,
        blocker: 2,
      },
    ];
    const without = render(drill({ ...RUNNING, steps, entries: solved }));
    expect(await finish()).toHaveTextContent('1 of 3 steps are done.');
    without.unmount();

    render(drill({ ...RUNNING, steps: [], entries: [] }));
    expect(await finish()).not.toHaveTextContent(/are done|is open/);
  });

  it('allows resolving a blocker after the end of the drill', async () => {
    const over = drill({
      ...RUNNING,
      state: 'failed',
      allowedActions: ['correct'],
    });
    const first = render(over);
    const blockers = await screen.findByRole('region', { name: 'Blockers' });
    expect(
      within(blockers).queryByRole('button', { name: /Mark as resolved/ }),
    ).not.toBeInTheDocument();
    first.unmount();

    render({ ...over, allowedActions: ['resolve-blocker'] });
    backend.accept('/v1/drills/d1/entries', () => over);
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Mark as resolved: The lock file is gone',
      }),
    );
    await waitFor(async () =>
      expect(await posts('/entries')).toEqual([
        { kind: 'blocker-resolved', blocker: 2 },
      ]),
    );
    expect(screen.queryByRole('button', { name: 'Add blocker' })).toBe(null);
  });

  it('shows for a plan that its runbook has not been read, and that its day has not come', async () => {
    const plan = render(
      drill({ allowedActions: ['start'], plannedDate: '2099-12-07' }),
    );
    const steps = await screen.findByRole('region', { name: 'Steps' });
    expect(steps).toHaveTextContent(
      'The runbook is read when the drill starts.',
    );
    expect(steps).not.toHaveTextContent('No runbook is declared.');
    expect(
      screen.getByRole('button', { name: 'Start now, before 7 Dec 2099' }),
    ).toBeInTheDocument();
    plan.unmount();

    render(drill({ ...RUNNING, runbooks: [{ ability: 'retrain' }] }));
    expect(
      await screen.findByRole('region', { name: 'Steps' }),
    ).toHaveTextContent('No runbook is declared.');
  });

  it('shows why abandoning was rejected', async () => {
    render(RUNNING);
    backend.refuseWrite(
      '/v1/drills/d1/abandon',
      409,
      'ConflictError',
      'Blockers were noted: finish it as failed',
    );
    await userEvent.click(
      await screen.findByRole('button', { name: 'Abandon' }),
    );
    const dialog = await screen.findByRole('dialog');
    expect(dialog).toHaveTextContent('stay visible');
    await userEvent.type(
      within(dialog).getByRole('textbox', { name: /Reason/ }),
      'No time left',
    );
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Abandon' }),
    );
    expect(await within(dialog).findByRole('alert')).toHaveTextContent(
      'Blockers were noted: finish it as failed',
    );
    expect(within(dialog).getByRole('textbox', { name: /Reason/ })).toHaveValue(
      'No time left',
    );
  });

  it('starts a planned drill, and returns to the list after cancelling', async () => {
    render(
      drill({ allowedActions: ['start', 'cancel'], plannedDate: '2020-12-03' }),
    );
    expect(
      await screen.findByRole('heading', {
        level: 1,
        name: 'ml-platform plans to retrain Churn classifier on 3 Dec 2020',
      }),
    ).toBeInTheDocument();
    backend.refuseWrite(
      '/v1/drills/d1/start',
      400,
      'InputError',
      'This drill would not be valid: Otto is in Growth ML',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Start' }));
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Otto is in Growth ML',
    );

    backend.answer('/v1/drills', { items: [], pageInfo: {} });
    backend.answer('/v1/teams', { items: [], totalItems: 0, pageInfo: {} });
    backend.accept('/v1/drills/d1/cancel', () => drill());
    await userEvent.click(screen.getByRole('button', { name: 'Cancel drill' }));
    await userEvent.click(
      within(await screen.findByRole('dialog')).getByRole('button', {
        name: 'Cancel drill',
      }),
    );
    await waitFor(() =>
      expect(currentUrl()).toBe('/ml-ownership/drills?tab=drills'),
    );
    expect(await screen.findByText('No drills yet')).toBeInTheDocument();
  });

  it('renders in German', async () => {
    render(RUNNING, 'de');
    expect(
      await screen.findByRole('heading', {
        level: 1,
        name: 'ml-platform übt gerade an Churn classifier: Neutraining und Wiederherstellung',
      }),
    ).toBeInTheDocument();
    expect(
      screen.getAllByRole('heading', { level: 2 }).map(h => h.textContent),
    ).toEqual([
      'Details',
      'Schritte',
      'Hindernisse',
      'Ereignis eintragen',
      'Verlauf',
    ]);
    expect(screen.getAllByRole('button').map(b => b.textContent)).toEqual([
      'Abschließen',
      'Aufgeben',
      'Als gelöst markieren',
      'Alle Fähigkeiten der Übung',
      'Hindernis hinzufügen',
      'Drucken',
    ]);
    expect(screen.getByRole('region', { name: 'Schritte' })).toHaveTextContent(
      'Runbook: docs/recover.md (war beim Start nicht lesbar)',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Abschließen' }));
    expect(await screen.findByRole('dialog')).toHaveTextContent(
      /Ergebnis.*Hat ein Autor geholfen\?/,
    );
  });

  it('reports that the drill does not exist', async () => {
    backend.refuse('/v1/drills/d1', 404, 'NotFoundError', 'No drill d1');
    renderPage(<DrillsRoutes />, {
      path: '/ml-ownership/drills/d1',
      mountPath: '/ml-ownership/drills/*',
    });
    expect(await screen.findByRole('alert')).toHaveTextContent('No drill d1');
  });
});
