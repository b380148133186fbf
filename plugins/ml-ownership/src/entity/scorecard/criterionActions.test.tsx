import { Scorecard } from '@mlownership/backstage-plugin-ml-ownership-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { http, HttpResponse } from 'msw';
import { exemption, scorecard } from '../../__testUtils__/fixtures';
import {
  BASE_URL,
  setupMlOwnershipServer,
} from '../../__testUtils__/mlOwnershipServer';
import {
  CHURN_CLASSIFIER,
  renderPage,
  SIGNED_IN,
} from '../../__testUtils__/renderPage';
import { HandoverContent } from './HandoverContent';

const ENTITY = 'model/default/churn-classifier';
const PATH = `/v1/scorecards/${ENTITY}`;
const REVIEW = 'Post-deployment review done';

describe('actions of a criterion', () => {
  const backend = setupMlOwnershipServer();
  beforeEach(() => {
    backend.answerHandover(ENTITY);
    backend.answer(PATH, scorecard());
  });

  const renderTab = async (denied: string[] = []) => {
    const user = userEvent.setup();
    renderPage(<HandoverContent />, { entity: CHURN_CLASSIFIER, denied });
    await screen.findByRole('region', { name: 'All criteria' });
    return user;
  };
  const unfold = async (
    user: ReturnType<typeof userEvent.setup>,
    title: string,
  ) => {
    const all = screen.getByRole('region', { name: 'All criteria' });
    await user.click(within(all).getByText(title));
    return within(
      await within(all).findByRole('group', {
        name: `Actions for: ${title}`,
      }),
    );
  };
  const buttons = (actions: Pick<typeof screen, 'getAllByRole'>) =>
    actions.getAllByRole('button').map(button => button.textContent);
  /** The scorecard after a review was recorded. */
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

  it('are offered where they apply', async () => {
    const user = await renderTab();
    expect(buttons(await unfold(user, REVIEW))).toEqual([
      'Record evidence',
      'Request exemption',
      'Dispute this result',
    ]);
    expect(
      buttons(await unfold(user, 'Operated by someone other than the authors')),
    ).toEqual(['Dispute this result']);
    expect(
      buttons(await unfold(user, 'Last deployment went through the workflow')),
    ).toEqual(['Request exemption', 'Dispute this result']);
  });

  it('are omitted without permission', async () => {
    const user = await renderTab([
      'ml-ownership.evidence.write',
      'ml-ownership.exemption.request',
      'ml-ownership.scorecard.evaluate',
    ]);
    expect(buttons(await unfold(user, REVIEW))).toEqual([
      'Dispute this result',
    ]);
    expect(
      screen.queryByRole('button', { name: /^Attest/ }),
    ).not.toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: 'Evaluate now' }),
    ).not.toBeInTheDocument();
  });

  it('submit evidence: a rejection keeps the input, and success shows the new scorecard', async () => {
    const user = await renderTab();
    await user.click(screen.getByRole('button', { name: `Attest: ${REVIEW}` }));
    const dialog = await screen.findByRole('dialog', {
      name: `Record evidence: ${REVIEW}`,
    });
    const words = within(dialog).getByRole('textbox', {
      name: /Details/,
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
      `Current state of “${REVIEW}”: Passes. Otto says so.`,
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

  it('show the current version, and send it with an attestation', async () => {
    const { criteria, ...rest } = scorecard();
    backend.answer(
      PATH,
      scorecard({
        ...rest,
        criteria: criteria.map(criterion =>
          criterion.id === 'recover.review'
            ? { ...criterion, currentVersion: '7' }
            : criterion,
        ),
      }),
    );
    const sent: any[] = [];
    backend.accept('/v1/evidence', body => {
      sent.push(body);
      return { accepted: 1, stored: 1, rejected: [] };
    });
    const user = await renderTab();
    const actions = await unfold(user, REVIEW);
    await user.click(actions.getByRole('button', { name: 'Record evidence' }));
    const dialog = await screen.findByRole('dialog');
    expect(dialog).toHaveTextContent('about version 7, the current one');
    await user.type(
      within(dialog).getByRole('textbox', { name: /Details/ }),
      'We looked at it',
    );
    await user.click(within(dialog).getByRole('button', { name: 'Record' }));
    await within(dialog).findByRole('status');
    expect(sent[0].items[0].subjectVersion).toBe('7');
  });

  it('request an exemption with a reason', async () => {
    const user = await renderTab();
    const actions = await unfold(user, REVIEW);
    await user.click(
      actions.getByRole('button', { name: 'Request exemption' }),
    );
    const dialog = await screen.findByRole('dialog', {
      name: `Request exemption: ${REVIEW}`,
    });
    const sent: any[] = [];
    backend.accept('/v1/exemptions', body => {
      sent.push(body);
      return exemption();
    });
    const reason = within(dialog).getByRole('textbox', {
      name: /Reason/,
    });
    await user.type(reason, 'Later');
    await user.click(within(dialog).getByRole('button', { name: 'Request' }));
    expect(
      await within(dialog).findByText('Enter 5 more characters.'),
    ).toBeInTheDocument();
    expect(sent).toEqual([]);

    await user.type(reason, ', the team forms in December');
    await user.click(within(dialog).getByRole('button', { name: 'Request' }));
    expect(await within(dialog).findByRole('status')).toHaveTextContent(
      'Someone outside the owning team must approve it',
    );
    expect(sent).toEqual([
      {
        entityRef: 'model:default/churn-classifier',
        criterion: 'recover.review',
        reason: 'Later, the team forms in December',
        expiresAt: expect.any(String),
      },
    ]);
    const days = (Date.parse(sent[0].expiresAt) - Date.now()) / 86_400_000;
    expect(days).toBeGreaterThan(88);
    expect(days).toBeLessThan(180);
  });

  it('dispute a criterion', async () => {
    const user = await renderTab();
    const actions = await unfold(
      user,
      'Last deployment went through the workflow',
    );
    await user.click(
      actions.getByRole('button', { name: 'Dispute this result' }),
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
      'Dispute submitted',
    );
    expect(sent).toEqual([
      {
        entityRef: 'model:default/churn-classifier',
        criterion: 'deploy.run',
        reason: 'It is deployed by another system',
      },
    ]);
  });

  it('approve requests of others, and show why one was rejected', async () => {
    backend.answer('/v1/exemptions', { items: [exemption()], pageInfo: {} });
    const user = await renderTab();
    const list = await screen.findByRole('list', { name: 'Exemptions' });
    expect(list).toHaveTextContent('The team forms in December.');

    backend.refuseWrite(
      '/v1/exemptions/e2/approve',
      403,
      'NotAllowedError',
      'user:default/otto belongs to the team that owns it',
    );
    const approve = within(list).getByRole('button', { name: /^Approve/ });
    await user.click(approve);
    expect(await within(list).findByRole('alert')).toHaveTextContent(
      'belongs to the team that owns it',
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
    expect(await within(list).findByText('Active')).toBeInTheDocument();
    expect(within(list).queryByRole('alert')).not.toBeInTheDocument();
    expect(
      backend.requests.filter(
        ({ method, url }) => method === 'GET' && url === `${BASE_URL}${PATH}`,
      ),
    ).toHaveLength(2);
  });

  it('do not offer to approve an own request', async () => {
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
      await screen.findByText(/No exemptions and no disputes/),
    ).toBeInTheDocument();
  });

  it('let the platform team resolve a dispute', async () => {
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
        name: 'Resolve: Last deployment went through the workflow',
      }),
    );
    const dialog = await screen.findByRole('dialog');
    await user.type(
      within(dialog).getByRole('textbox', { name: /Your answer/ }),
      'Fixed',
    );
    await user.click(within(dialog).getByRole('button', { name: 'Resolve' }));
    expect(await within(dialog).findByRole('status')).toHaveTextContent(
      'Resolved.',
    );
  });
});
