import { Scorecard } from '@mlownership/backstage-plugin-ml-ownership-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { http, HttpResponse } from 'msw';
import { exemption, scorecard } from '../__testUtils__/fixtures';
import {
  BASE_URL,
  setupMlOwnershipServer,
} from '../__testUtils__/mlOwnershipServer';
import {
  CHURN_CLASSIFIER,
  renderPage,
  SIGNED_IN,
} from '../__testUtils__/renderPage';
import { HandoverContent } from './HandoverContent';

const ENTITY = 'model/default/churn-classifier';
const PATH = `/v1/scorecards/${ENTITY}`;
const REVIEW = 'Reviewed after the deployment';

describe('what a person can do about a criterion', () => {
  const backend = setupMlOwnershipServer();
  beforeEach(() => {
    backend.answerHandover(ENTITY);
    backend.answer(PATH, scorecard());
  });

  const renderTab = async (denied: string[] = []) => {
    const user = userEvent.setup();
    renderPage(<HandoverContent />, { entity: CHURN_CLASSIFIER, denied });
    await screen.findByRole('region', { name: 'Every criterion' });
    return user;
  };
  const unfold = async (
    user: ReturnType<typeof userEvent.setup>,
    title: string,
  ) => {
    const all = screen.getByRole('region', { name: 'Every criterion' });
    await user.click(within(all).getByText(title));
    return within(
      await within(all).findByRole('group', {
        name: `What you can do about: ${title}`,
      }),
    );
  };
  const buttons = (actions: Pick<typeof screen, 'getAllByRole'>) =>
    actions.getAllByRole('button').map(button => button.textContent);
  /** The scorecard once a review was recorded. */
  const reviewed = (): Scorecard => {
    const { criteria, ...rest } = scorecard();
    return scorecard({
      ...rest,
      headline: 'Unproven: another team has yet to try.',
      criteria: criteria.map(criterion =>
        criterion.id === 'recover.review'
          ? { ...criterion, state: 'pass', reason: 'Otto says so.' }
          : criterion,
      ),
    });
  };

  it('is offered where it makes sense', async () => {
    const user = await renderTab();
    expect(buttons(await unfold(user, REVIEW))).toEqual([
      'Record evidence',
      'Ask for an exemption',
      'Say that it is wrong',
    ]);
    expect(
      buttons(await unfold(user, 'Operated by somebody who did not build it')),
    ).toEqual(['Say that it is wrong']);
    expect(buttons(await unfold(user, 'Deployed by the workflow'))).toEqual([
      'Ask for an exemption',
      'Say that it is wrong',
    ]);
  });

  it('leaves out what somebody has no permission for', async () => {
    const user = await renderTab([
      'ml-ownership.evidence.write',
      'ml-ownership.exemption.request',
      'ml-ownership.scorecard.evaluate',
    ]);
    expect(buttons(await unfold(user, REVIEW))).toEqual([
      'Say that it is wrong',
    ]);
    expect(
      screen.queryByRole('button', { name: /^Confirm it/ }),
    ).not.toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: 'Evaluate now' }),
    ).not.toBeInTheDocument();
  });

  it('records evidence: a rejection keeps what was typed, and success shows the new scorecard', async () => {
    const user = await renderTab();
    await user.click(
      screen.getByRole('button', { name: `Confirm it: ${REVIEW}` }),
    );
    const dialog = await screen.findByRole('dialog', {
      name: `Record evidence: ${REVIEW}`,
    });
    const words = within(dialog).getByRole('textbox', {
      name: /In your words/,
    });
    await user.type(words, 'We rolled back in ten minutes');
    await user.type(
      within(dialog).getByRole('textbox', { name: /Link/ }),
      'https://example.com/review',
    );

    backend.accept('/v1/evidence', () => ({
      accepted: 0,
      stored: 0,
      rejected: [
        {
          index: 0,
          error: { name: 'InputError', message: 'The review is too old' },
        },
      ],
    }));
    await user.click(within(dialog).getByRole('button', { name: 'Record' }));
    expect(await within(dialog).findByRole('alert')).toHaveTextContent(
      'The review is too old',
    );
    expect(words).toHaveValue('We rolled back in ten minutes');
    expect(await axe(dialog)).toHaveNoViolations();

    backend.refuseWrite('/v1/evidence', 403, 'NotAllowedError', 'Not you.');
    await user.click(within(dialog).getByRole('button', { name: 'Record' }));
    await waitFor(() =>
      expect(within(dialog).getByRole('alert')).toHaveTextContent('Not you.'),
    );
    expect(words).toHaveValue('We rolled back in ten minutes');

    const sent: unknown[] = [];
    backend.accept('/v1/evidence', body => {
      sent.push(body);
      return { accepted: 1, stored: 1, rejected: [] };
    });
    backend.answer(PATH, reviewed());
    await user.click(within(dialog).getByRole('button', { name: 'Record' }));
    expect(await within(dialog).findByRole('status')).toHaveTextContent(
      `“${REVIEW}” is now Passes: Otto says so.`,
    );
    expect(sent).toEqual([
      {
        items: [
          {
            entityRef: 'model:default/churn-classifier',
            criterion: 'recover.review',
            outcome: 'pass',
            observedAt: expect.stringMatching(/Z$/),
            url: 'https://example.com/review',
            detail: 'We rolled back in ten minutes',
          },
        ],
      },
    ]);
    const [close] = within(dialog)
      .getAllByRole('button', { name: 'Close' })
      .slice(-1);
    await user.click(close);
    expect(
      await screen.findByText('Unproven: another team has yet to try.'),
    ).toBeInTheDocument();
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });

  it('asks for an exemption, with a reason', async () => {
    const user = await renderTab();
    const actions = await unfold(user, REVIEW);
    await user.click(
      actions.getByRole('button', { name: 'Ask for an exemption' }),
    );
    const dialog = await screen.findByRole('dialog', {
      name: `Ask for an exemption: ${REVIEW}`,
    });
    const sent: any[] = [];
    backend.accept('/v1/exemptions', body => {
      sent.push(body);
      return exemption();
    });
    const reason = within(dialog).getByRole('textbox', {
      name: /Why can it wait/,
    });
    await user.type(reason, 'Later');
    await user.click(within(dialog).getByRole('button', { name: 'Ask' }));
    expect(
      await within(dialog).findByText('5 more characters are needed.'),
    ).toBeInTheDocument();
    expect(sent).toEqual([]);

    await user.type(reason, ', the team forms in December');
    await user.click(within(dialog).getByRole('button', { name: 'Ask' }));
    expect(await within(dialog).findByRole('status')).toHaveTextContent(
      'It waits for somebody outside of the owning team to approve it',
    );
    expect(sent).toEqual([
      {
        entityRef: 'model:default/churn-classifier',
        criterion: 'recover.review',
        reason: 'Later, the team forms in December',
        until: expect.any(String),
      },
    ]);
    const days = (Date.parse(sent[0].until) - Date.now()) / 86_400_000;
    expect(days).toBeGreaterThan(88);
    expect(days).toBeLessThan(180);
  });

  it('says that a criterion is wrong', async () => {
    const user = await renderTab();
    const actions = await unfold(user, 'Deployed by the workflow');
    await user.click(
      actions.getByRole('button', { name: 'Say that it is wrong' }),
    );
    const dialog = await screen.findByRole('dialog');
    const sent: unknown[] = [];
    backend.accept('/v1/disputes', body => {
      sent.push(body);
      return {};
    });
    await user.type(
      within(dialog).getByRole('textbox', { name: /What is wrong/ }),
      'It is deployed by another system',
    );
    await user.click(within(dialog).getByRole('button', { name: 'Send' }));
    expect(await within(dialog).findByRole('status')).toHaveTextContent(
      'It lists for the platform team',
    );
    expect(sent).toEqual([
      {
        entityRef: 'model:default/churn-classifier',
        criterion: 'deploy.run',
        reason: 'It is deployed by another system',
      },
    ]);
  });

  it('approves what others ask for, and says what the server refuses', async () => {
    backend.answer('/v1/exemptions', { items: [exemption()], pageInfo: {} });
    const user = await renderTab();
    const list = await screen.findByRole('list', { name: 'Exemptions' });
    expect(list).toHaveTextContent('The team forms in December.');

    backend.refuseWrite(
      '/v1/exemptions/e2/approve',
      403,
      'NotAllowedError',
      'user:default/otto is in the team that owns it',
    );
    const approve = within(list).getByRole('button', { name: /^Approve/ });
    await user.click(approve);
    expect(await within(list).findByRole('alert')).toHaveTextContent(
      'is in the team that owns it',
    );

    backend.accept('/v1/exemptions/e2/approve', () => exemption());
    backend.answer('/v1/exemptions', {
      items: [
        exemption({
          state: 'approved',
          decidedBy: SIGNED_IN,
          decidedAt: '2026-11-19T10:00:00Z',
        }),
      ],
      pageInfo: {},
    });
    await user.click(approve);
    expect(await within(list).findByText('In force')).toBeInTheDocument();
    expect(within(list).queryByRole('alert')).not.toBeInTheDocument();
    expect(
      backend.requests.filter(
        ({ method, url }) => method === 'GET' && url === `${BASE_URL}${PATH}`,
      ),
    ).toHaveLength(2);
  });

  it('offers nobody to approve what they asked for themselves', async () => {
    backend.answer('/v1/exemptions', {
      items: [exemption({ requestedBy: SIGNED_IN })],
      pageInfo: {},
    });
    backend.server.use(
      http.delete(`${BASE_URL}/v1/exemptions/e2`, () =>
        HttpResponse.json(exemption({ state: 'withdrawn' }) as {}),
      ),
    );
    const user = await renderTab();
    const list = await screen.findByRole('list', { name: 'Exemptions' });
    const withdraw = await within(list).findByRole('button', {
      name: /^Withdraw/,
    });
    expect(within(list).getAllByRole('button')).toEqual([withdraw]);

    backend.answer('/v1/exemptions', { items: [], pageInfo: {} });
    await user.click(withdraw);
    expect(
      await screen.findByText(/Nothing is exempt, and nobody says/),
    ).toBeInTheDocument();
  });

  it('lets the platform team answer a dispute', async () => {
    const dispute = {
      id: 'd1',
      entityRef: 'model:default/churn-classifier',
      criterion: 'deploy.run',
      reason: 'It is deployed by another system',
      state: 'open',
      createdBy: 'user:default/ada',
      createdAt: '2026-11-19T10:00:00Z',
    };
    backend.answer('/v1/disputes', { items: [dispute], pageInfo: {} });
    backend.accept('/v1/disputes/d1/resolve', () => dispute);
    const user = await renderTab();
    await user.click(
      await screen.findByRole('button', {
        name: 'Answer: Deployed by the workflow',
      }),
    );
    const dialog = await screen.findByRole('dialog');
    await user.type(
      within(dialog).getByRole('textbox', { name: /Your answer/ }),
      'Mended',
    );
    await user.click(
      within(dialog).getByRole('button', { name: 'Answer and close' }),
    );
    expect(await within(dialog).findByRole('status')).toHaveTextContent(
      'Answered.',
    );
  });
});
