import { Drill } from '@mlownership/backstage-plugin-ml-ownership-common';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { drill } from '../../__testUtils__/fixtures';
import { setupMlOwnershipServer } from '../../__testUtils__/mlOwnershipServer';
import { renderPage } from '../../__testUtils__/renderPage';
import { DrillsRoutes } from '../DrillsRoutes';

const RUNNING = drill({
  state: 'running',
  abilities: ['retrain', 'recover'],
  startedBy: 'user:default/otto',
  startedAt: '2026-11-24T09:00:00Z',
  can: ['log', 'finish', 'abandon'],
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
      at: '2026-11-20T10:00:00Z',
      by: 'user:default/ada',
      kind: 'planned',
    },
    {
      id: 2,
      at: '2026-11-24T09:10:00Z',
      by: 'user:default/otto',
      kind: 'blocker',
      text: 'The lock file is gone',
      // eslint-disable-next-line no-script-url
      url: 'javascript:alert(1)',
    },
    {
      id: 3,
      at: '2026-11-24T09:12:00Z',
      by: 'user:default/otto',
      kind: 'helper',
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

  it('says what goes on, by which runbook, how far it is, and what happened', async () => {
    const { container } = render(RUNNING);

    expect(
      await screen.findByRole('heading', {
        level: 1,
        name: 'ml-platform is retraining and recovering Churn classifier',
      }),
    ).toBeInTheDocument();
    const steps = screen.getByRole('region', { name: 'Steps' });
    expect(steps).toHaveTextContent('1 of 2 are done');
    expect(
      within(steps).getByRole('checkbox', { name: 'Run the workflow' }),
    ).toBeChecked();
    expect(
      within(steps).getByRole('link', { name: /docs\/retrain.md/ }),
    ).toHaveAttribute('href', 'https://example.com/docs/retrain.md');
    expect(steps).toHaveTextContent(
      'docs/recover.md, which nobody could read at the start',
    );
    const blockers = screen.getByRole('region', { name: 'Blockers' });
    expect(blockers).toHaveTextContent('OpenThe lock file is gone');
    // What somebody typed is followed only to the web.
    expect(
      within(blockers).queryByRole('link', { name: /javascript/ }),
    ).not.toBeInTheDocument();
    expect(
      within(screen.getByRole('list', { name: 'Record' }))
        .getAllByRole('listitem')
        .map(item => item.textContent),
    ).toEqual([
      expect.stringMatching(/^Asked for help: grace.*otto$/),
      expect.stringMatching(/^Blocker: The lock file is gone/),
      expect.stringMatching(/^Planned.*ada$/),
    ]);
    expect(await axe(container)).toHaveNoViolations();
  });

  it('ticks off a step, notes what happens and solves a blocker', async () => {
    render(RUNNING);
    backend.accept('/v1/drills/d1/log', () => RUNNING);

    await userEvent.click(
      await screen.findByRole('checkbox', { name: 'Check out the repository' }),
    );
    await waitFor(async () =>
      expect(await posts('/log')).toEqual([
        { kind: 'step', step: 0, done: true },
      ]),
    );
    await userEvent.click(
      screen.getByRole('button', {
        name: 'It is solved: The lock file is gone',
      }),
    );
    await userEvent.type(
      screen.getByRole('textbox', { name: /What is in the way/ }),
      'No access',
    );
    await userEvent.click(
      screen.getByRole('button', { name: 'Note the blocker' }),
    );
    await waitFor(async () =>
      expect((await posts('/log')).slice(1)).toEqual([
        { kind: 'solved', blocker: 2 },
        { kind: 'blocker', text: 'No access' },
      ]),
    );
    await waitFor(() =>
      expect(
        screen.getByRole('textbox', { name: /What is in the way/ }),
      ).toHaveValue(''),
    );
  });

  it('keeps what is being typed while others move the drill on, and says why something was refused', async () => {
    jest.useFakeTimers({ advanceTimers: true });
    const user = userEvent.setup({ advanceTimers: jest.advanceTimersByTime });
    try {
      render(RUNNING);
      await user.type(
        await screen.findByRole('textbox', { name: /What is in the way/ }),
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
      expect(await screen.findByText(/2 of 2 are done/)).toBeInTheDocument();
      expect(screen.getByRole('textbox', { name: 'Note' })).toHaveValue(
        'It went well',
      );

      backend.refuseWrite(
        '/v1/drills/d1/log',
        409,
        'ConflictError',
        'This drill was finished by grace a moment ago',
      );
      backend.answer(
        '/v1/drills/d1',
        drill({ ...RUNNING, state: 'failed', can: ['correct'] }),
      );
      await user.click(screen.getByRole('button', { name: 'Note it' }));
      expect(await screen.findByRole('alert')).toHaveTextContent(
        'This drill was finished by grace a moment ago',
      );
      expect(
        await screen.findByRole('heading', { level: 1, name: /^Failed:/ }),
      ).toBeInTheDocument();
      expect(screen.getByRole('textbox', { name: 'Note' })).toHaveValue(
        'It went well',
      );
      expect(screen.getByRole('button', { name: 'Note it' })).toBeDisabled();
      await user.click(screen.getByRole('radio', { name: 'Blocker' }));
      expect(
        screen.getByRole('textbox', { name: /What is in the way/ }),
      ).toHaveValue('Half a sen');
    } finally {
      jest.useRealTimers();
    }
  });

  it('records a result only with an answer to both questions, and shows what it is worth', async () => {
    render(RUNNING);
    backend.accept('/v1/drills/d1/finish', () => RUNNING);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Finish' }),
    );
    const dialog = await screen.findByRole('dialog');
    await userEvent.click(
      within(dialog).getByRole('radio', { name: /^Passed/ }),
    );
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Record the result' }),
    );
    expect(await posts('/finish')).toEqual([]);

    await userEvent.click(within(dialog).getByRole('radio', { name: 'No' }));
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Add a blocker' }),
    );
    await userEvent.type(
      within(dialog).getByRole('textbox', { name: /^Blocker 1/ }),
      'Slow',
    );
    await userEvent.type(
      within(dialog).getByRole('textbox', { name: /Links to runs/ }),
      'https://ci.example.com/1\nhttps://ci.example.com/2',
    );
    backend.answer(
      '/v1/drills/d1',
      drill({
        ...RUNNING,
        state: 'passed',
        can: ['correct'],
        proves: [
          {
            ability: 'retrain',
            valid: false,
            reasons: ['Otto, who did it, is an author'],
            trace: 'attested',
            standing: 'void',
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
        outcome: 'passed',
        authorHelped: false,
        blockers: [{ title: 'Slow' }],
        traces: ['https://ci.example.com/1', 'https://ci.example.com/2'],
      },
    ]);
    // The dialog has the focus on its button to close.
    await userEvent.keyboard('{Enter}');
    expect(
      await screen.findByRole('heading', {
        level: 1,
        name: 'Passed, but it proves nothing: Otto, who did it, is an author',
      }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('region', { name: 'What it shows' }),
    ).toHaveTextContent(
      /Retrain: it proves nothing.*Does not count.*Attested.*Otto, who did it, is an author/,
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
    await userEvent.click(
      within(correction).getByRole('button', { name: 'Add it' }),
    );
    await waitFor(async () =>
      expect(await posts('/correct')).toEqual([
        { reason: 'Ada sat beside us', authorHelped: true },
      ]),
    );
  });

  it('says before the end how far it is, and what help by an author does to it', async () => {
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
    expect(dialog).toHaveTextContent(
      'The result counts for each of Observe and Recover.',
    );
    await userEvent.click(within(dialog).getByRole('radio', { name: 'No' }));
    expect(dialog).not.toHaveTextContent('proves nothing');
    await userEvent.click(within(dialog).getByRole('radio', { name: 'Yes' }));
    expect(within(dialog).getByRole('status')).toHaveTextContent(
      'The drill then proves nothing.',
    );
    open.unmount();

    const solved = [
      ...RUNNING.entries!,
      {
        id: 9,
        at: '2026-11-24T10:00:00Z',
        by: 'user:default/otto',
        kind: 'solved' as const,
        blocker: 2,
      },
    ];
    const without = render(drill({ ...RUNNING, steps, entries: solved }));
    expect(await finish()).toHaveTextContent('1 of 3 steps are done.');
    without.unmount();

    render(drill({ ...RUNNING, steps: [], entries: [] }));
    expect(await finish()).not.toHaveTextContent(/are done|is open/);
  });

  it('lets a blocker that outlived the drill be solved', async () => {
    const over = drill({ ...RUNNING, state: 'failed', can: ['correct'] });
    const first = render(over);
    const blockers = await screen.findByRole('region', { name: 'Blockers' });
    expect(
      within(blockers).queryByRole('button', { name: /It is solved/ }),
    ).not.toBeInTheDocument();
    first.unmount();

    render({ ...over, can: ['solve'] });
    backend.accept('/v1/drills/d1/log', () => over);
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'It is solved: The lock file is gone',
      }),
    );
    await waitFor(async () =>
      expect(await posts('/log')).toEqual([{ kind: 'solved', blocker: 2 }]),
    );
    expect(screen.queryByRole('button', { name: 'Note the blocker' })).toBe(
      null,
    );
  });

  it('says of a plan that its runbook is still to be read, and that it is not its day yet', async () => {
    const plan = render(drill({ can: ['start'], plannedFor: '2099-12-07' }));
    const steps = await screen.findByRole('region', { name: 'Steps' });
    expect(steps).toHaveTextContent(
      'Its runbook is read when the drill starts.',
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

  it('says what the server refuses when somebody gives up', async () => {
    render(RUNNING);
    backend.refuseWrite(
      '/v1/drills/d1/abandon',
      409,
      'ConflictError',
      'Blockers were noted: finish it as failed',
    );
    await userEvent.click(
      await screen.findByRole('button', { name: 'Give up' }),
    );
    const dialog = await screen.findByRole('dialog');
    expect(dialog).toHaveTextContent('It stays visible');
    await userEvent.type(
      within(dialog).getByRole('textbox', { name: /Why/ }),
      'No time left',
    );
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Give up' }),
    );
    expect(await within(dialog).findByRole('alert')).toHaveTextContent(
      'Blockers were noted: finish it as failed',
    );
    expect(within(dialog).getByRole('textbox', { name: /Why/ })).toHaveValue(
      'No time left',
    );
  });

  it('starts a plan, and leads back to the list when it is taken back', async () => {
    render(drill({ can: ['start', 'cancel'], plannedFor: '2020-12-03' }));
    expect(
      await screen.findByRole('heading', {
        level: 1,
        name: 'ml-platform will try to retrain Churn classifier on 3 Dec 2020',
      }),
    ).toBeInTheDocument();
    backend.refuseWrite(
      '/v1/drills/d1/start',
      400,
      'InputError',
      'This would prove nothing: Otto is in Growth ML',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Start' }));
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Otto is in Growth ML',
    );

    backend.answer('/v1/drills', { items: [], pageInfo: {} });
    backend.answer('/v1/teams', { items: [], totalItems: 0, pageInfo: {} });
    backend.accept('/v1/drills/d1/cancel', () => drill());
    await userEvent.click(
      screen.getByRole('button', { name: 'Take the plan back' }),
    );
    await userEvent.click(
      within(await screen.findByRole('dialog')).getByRole('button', {
        name: 'Take it back',
      }),
    );
    await waitFor(() =>
      expect(currentUrl()).toBe('/ml-ownership/drills?room=drills'),
    );
    expect(await screen.findByText('No drill yet')).toBeInTheDocument();
  });

  it('speaks German', async () => {
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
      'Angaben',
      'Schritte',
      'Hindernisse',
      'Was geschieht',
      'Verlauf',
    ]);
    expect(screen.getAllByRole('button').map(b => b.textContent)).toEqual([
      'Abschließen',
      'Aufgeben',
      'Das ist gelöst',
      'Hindernis notieren',
    ]);
    expect(screen.getByRole('region', { name: 'Schritte' })).toHaveTextContent(
      'Nach dem Runbook docs/recover.md, das zu Beginn niemand lesen konnte.',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Abschließen' }));
    expect(await screen.findByRole('dialog')).toHaveTextContent(
      /Ist es gelungen\?.*Hat ein Autor geholfen\?/,
    );
  });

  it('says that there is no such drill', async () => {
    backend.refuse('/v1/drills/d1', 404, 'NotFoundError', 'No drill d1');
    renderPage(<DrillsRoutes />, {
      path: '/ml-ownership/drills/d1',
      mountPath: '/ml-ownership/drills/*',
    });
    expect(await screen.findByRole('alert')).toHaveTextContent('No drill d1');
  });
});
