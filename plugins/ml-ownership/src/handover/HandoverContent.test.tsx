import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { http, HttpResponse } from 'msw';
import {
  change,
  criterion,
  drill,
  handover,
  scorecard,
  summary,
} from '../__testUtils__/fixtures';
import {
  BASE_URL,
  setupMlOwnershipServer,
} from '../__testUtils__/mlOwnershipServer';
import { CHURN_CLASSIFIER, renderPage } from '../__testUtils__/renderPage';
import { HandoverContent } from './HandoverContent';

const ENTITY = 'model/default/churn-classifier';
const PATH = `/v1/scorecards/${ENTITY}`;

describe('HandoverContent', () => {
  const backend = setupMlOwnershipServer();
  beforeEach(() => backend.answerHandover(ENTITY));
  afterEach(() => window.localStorage.clear());
  const renderTab = (path = '/') =>
    renderPage(<HandoverContent />, { entity: CHURN_CLASSIFIER, path });

  it('says the verdict in words first', async () => {
    backend.answer(PATH, scorecard());
    renderTab();

    expect(
      await screen.findByText('No: nobody but Ada has retrained this.'),
    ).toBeInTheDocument();
    expect(
      screen.getByText('20 of 42 criteria have an answer'),
    ).toBeInTheDocument();
    expect(screen.getByText(/May change by itself on/)).toHaveTextContent(
      'May change by itself on 24 Dec 2026',
    );
  });

  it('shows each ability as a ladder with what is in the way', async () => {
    backend.answer(PATH, scorecard());
    renderTab();

    const retrain = await screen.findByRole('region', { name: 'Retrain' });
    expect(retrain).toHaveTextContent('Level 1 of 4: Declared');
    expect(
      within(retrain)
        .getAllByRole('listitem')
        .slice(0, 4)
        .map(item => item.textContent),
    ).toEqual([
      '4 Proven by another team, not reached',
      '3 Repeatable, not reached',
      '2 Documented, not reached',
      '1 Declared, reached',
    ]);
    expect(
      within(retrain).getByRole('link', {
        name: 'Trigger, refusal and decider',
      }),
    ).toBeInTheDocument();
    expect(screen.getByRole('region', { name: 'Deploy' })).toHaveTextContent(
      'rests on an exemption',
    );
  });

  it('calls the abilities what they are for a dataset, and says which do not apply', async () => {
    backend.answer(
      PATH,
      scorecard({
        kind: 'Dataset',
        systemVerdict: undefined,
        abilities: { observe: summary().abilities.observe },
      }),
    );
    renderTab();

    expect(
      await screen.findByRole('region', { name: 'Rebuild' }),
    ).toHaveTextContent('Not applicable');
    expect(screen.getByRole('region', { name: 'Publish' })).toHaveTextContent(
      'Not applicable',
    );
    expect(
      screen.queryByRole('heading', { name: 'The whole system' }),
    ).not.toBeInTheDocument();
  });

  it('shows the weakest link of the system and the path to it', async () => {
    backend.answer(
      PATH,
      scorecard({
        cycles: [['pipeline:default/a', 'dataset:default/b']],
      }),
    );
    renderTab();

    const system = await screen.findByRole('region', {
      name: 'The whole system',
    });
    expect(system).toHaveTextContent('Customer features has no on-call.');
    expect(
      within(
        within(system).getByRole('list', { name: 'Path to the weakest link' }),
      )
        .getAllByRole('listitem')
        .map(item => item.textContent),
    ).toEqual(['Churn classifier', 'churn-training', 'Customer features']);
    expect(
      within(system).getByRole('list', { name: 'Cycle in the supply chain' }),
    ).toBeInTheDocument();
  });

  it('shows the next steps with what each takes, and YAML to copy', async () => {
    const user = userEvent.setup();
    // jsdom has no clipboard of its own.
    const execCommand = jest.fn(() => true);
    Object.assign(document, { execCommand });
    backend.answer(PATH, scorecard());
    renderTab();

    const steps = await screen.findByRole('region', { name: 'Next steps' });
    expect(
      within(steps)
        .getAllByRole('listitem')
        .map(item => item.textContent),
    ).toEqual([
      expect.stringContaining('Declare it in the YAML.'),
      expect.stringContaining('Have a person confirm it.'),
      expect.stringContaining('Have the system that does it report it.'),
    ]);
    expect(
      within(steps).getByRole('link', {
        name: 'See how connected systems answer',
      }),
    ).toHaveAttribute('href', '/ml-ownership/connectors');
    await user.click(
      within(steps).getByRole('button', {
        name: 'Copy YAML for: Trigger, refusal and decider',
      }),
    );
    expect(
      await within(steps).findByRole('button', { name: /^Copied/ }),
    ).toBeInTheDocument();
    expect(execCommand).toHaveBeenCalledWith('copy');
  });

  it('does not call the system as strong as the model where the weakest link is hidden', async () => {
    backend.answer(
      PATH,
      scorecard({
        verdict: 'yes',
        systemVerdict: 'no',
        weakestLink: undefined,
        headline:
          'No, because of something in its supply chain that you may not see.',
      }),
    );
    renderTab();
    expect(
      await screen.findByRole('region', { name: 'The whole system' }),
    ).toHaveTextContent(
      'It rests on something in its supply chain that you may not see.',
    );
  });

  it('says who can take a step, and copies all of them for a ticket', async () => {
    const user = userEvent.setup();
    let copied = '';
    Object.assign(document, {
      execCommand: () => {
        copied = document.body.lastElementChild?.textContent ?? '';
        return true;
      },
    });
    backend.answer(PATH, scorecard({ title: 'Churn_classifier' }));
    renderTab();

    const steps = await screen.findByRole('region', { name: 'Next steps' });
    expect(
      within(steps)
        .getAllByText(/^Who: /)
        .map(who => who.textContent),
    ).toEqual([
      'Who: the owner, growth-ml',
      'Who: whoever has seen it, and may record evidence',
      'Who: whoever runs the system that does it',
    ]);
    await user.click(
      within(steps).getByRole('button', { name: 'Copy the three steps' }),
    );
    expect(
      await within(steps).findByRole('button', { name: 'Copied' }),
    ).toBeInTheDocument();
    expect(copied).toBe(`## Next steps: Churn\\_classifier

1. **[Trigger, refusal and decider](http://localhost/#criterion-retrain.trigger)**
   Declare it in the YAML. Say when to retrain, when to refuse, and who decides.
   Who: the owner, growth-ml

   \`\`\`yaml
   # Merge into the description of model:default/churn-classifier
   operations:
     retrain:
       decidedBy: group:growth-ml
   \`\`\`

2. **[Reviewed after the deployment](http://localhost/#criterion-recover.review)**
   Have a person confirm it. Hold a review after the deployment, and record it.
   Who: whoever has seen it, and may record evidence

3. **[Deployed by the workflow](http://localhost/#criterion-deploy.run)**
   Have the system that does it report it. Let the workflow report its deployments.
   Who: whoever runs the system that does it
`);
  });

  it('shows the latest drills and the open handover, and plans another drill', async () => {
    backend.answer(
      PATH,
      scorecard({
        nextSteps: [
          {
            criterion: 'retrain.drill',
            action: 'drill',
            text: 'Have another team do it.',
          },
        ],
      }),
    );
    backend.answer('/v1/drills', {
      items: [
        drill({
          state: 'failed',
          endedAt: '2026-11-02T10:00:00Z',
          proves: [
            {
              ability: 'retrain',
              valid: true,
              reasons: ['It failed'],
              trace: 'attested',
              standing: 'counts',
            },
          ],
        }),
      ],
      pageInfo: { nextCursor: 'older' },
    });
    backend.answer('/v1/handovers', {
      items: [
        handover(),
        handover({ id: 'h2', state: 'accepted' }),
        // That one is over: the catalog names the new owner.
        handover({
          id: 'h3',
          state: 'accepted',
          toTeam: 'group:default/growth-ml',
          fromTeam: 'group:default/ads',
        }),
      ],
      pageInfo: {},
    });
    renderTab();

    const drills = await screen.findByRole('region', { name: 'Drills' });
    expect(
      await within(drills).findByRole('link', {
        name: 'Failed: ml-platform could not retrain Churn classifier',
      }),
    ).toHaveAttribute('href', '/ml-ownership/drills/d1');
    expect(
      within(drills).getByRole('link', { name: 'All drills of it' }),
    ).toHaveAttribute(
      'href',
      '/ml-ownership/drills?room=drills&entityRef=model%3Adefault%2Fchurn-classifier',
    );
    expect(
      within(drills).getByRole('link', {
        name: 'Churn classifier may go from growth-ml to ml-platform',
      }),
    ).toHaveAttribute('href', '/ml-ownership/drills/handovers/h1');
    expect(
      within(drills).getByRole('link', {
        name: 'ml-platform takes Churn classifier over from growth-ml: the catalog still has to say so',
      }),
    ).toHaveAttribute('href', '/ml-ownership/drills/handovers/h2');
    expect(
      within(drills).queryByRole('link', { name: /from ads/ }),
    ).not.toBeInTheDocument();
    expect(drills).toHaveTextContent(
      '1 of 2 drills passed, 1 open blocker, until 24 Dec 2026.',
    );
    expect(
      within(drills).getByRole('button', { name: 'Propose a handover' }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'Plan a drill: retrain.drill' }),
    ).toBeInTheDocument();

    backend.answer('/v1/drills/suggestions', { items: [], excluded: 0 });
    await userEvent.click(
      within(drills).getByRole('button', { name: 'Plan a drill' }),
    );
    expect(await screen.findByRole('dialog')).toHaveTextContent(
      'No team of the catalog could do it.',
    );
  });

  it('unfolds a criterion with its evidence', async () => {
    backend.answer(PATH, scorecard());
    renderTab();

    const all = await screen.findByRole('region', { name: 'Every criterion' });
    await userEvent.click(within(all).getByText('Owned by a group'));
    expect(
      await within(all).findByText(/group:default\/growth-ml has 5 members/),
    ).toBeInTheDocument();
    expect(
      within(all).getByRole('link', { name: /Open the source/ }),
    ).toHaveAttribute('href', 'https://example.com/groups/growth-ml');
  });

  it('says who said what about a criterion, until when it counts, and what cannot be seen', async () => {
    backend.answer(PATH, scorecard());
    renderTab();

    const all = await screen.findByRole('region', { name: 'Every criterion' });
    expect(
      within(all).getByText('ci.example.com answered 503.').parentElement,
    ).toHaveTextContent('We cannot see: ci.example.com answered 503.');
    await userEvent.click(within(all).getByText('Deployed by the workflow'));
    const piece = (
      await within(all).findByText('Run 812 deployed version 7')
    ).closest('li');
    expect(piece).toHaveTextContent(
      /Expired.*Seen in the system itself, by ci-churn.*Counted until 30 Jul 2026.*Version v7/,
    );

    await userEvent.click(
      within(all).getByText('Reviewed after the deployment'),
    );
    expect(
      (await within(all).findByText('The rollback took two hours.')).closest(
        'li',
      ),
    ).toHaveTextContent(/This decides.*Said by a person: ada/);
    expect(within(all).getByRole('link', { name: 'ada' })).toHaveAttribute(
      'href',
      '/catalog/default/user/ada',
    );

    await userEvent.click(
      within(all).getByText('Same feature logic in training and serving'),
    );
    expect(
      await within(all).findByText(
        (_, element) =>
          element?.tagName === 'P' &&
          /^Exempt until 1 Feb 2027, approved by grace/.test(
            element.textContent ?? '',
          ),
      ),
    ).toBeVisible();
  });

  it('pages through all evidence when asked', async () => {
    const record = (id: string, isNewest: boolean) => ({
      id,
      criterion: 'recover.review',
      source: 'attested',
      outcome: 'pass',
      detail: `Review ${id}`,
      observedAt: '2026-10-01T10:00:00Z',
      receivedAt: '2026-10-01T10:00:00Z',
      writer: 'user:default/ada',
      isNewest,
    });
    backend.answer(PATH, scorecard());
    backend.server.use(
      http.get(`${BASE_URL}${PATH}/evidence`, ({ request }) =>
        HttpResponse.json(
          new URL(request.url).searchParams.get('cursor')
            ? { items: [record('1', false)], pageInfo: {} }
            : { items: [record('2', true)], pageInfo: { nextCursor: 'c' } },
        ),
      ),
    );
    renderTab('/#criterion-recover.review');

    await userEvent.click(
      await screen.findByRole('button', { name: 'All evidence' }),
    );
    const list = await screen.findByRole('list', { name: 'All evidence' });
    expect(list).toHaveTextContent('Review 2');
    await userEvent.click(
      screen.getByRole('button', { name: 'Show earlier evidence' }),
    );
    await waitFor(() => expect(list).toHaveTextContent('Review 1'));
    expect(list).toHaveTextContent('Followed by a later word');
    expect(
      screen.queryByRole('button', { name: 'Show earlier evidence' }),
    ).not.toBeInTheDocument();
  });

  it('says since when it stands as it does, and how it came to that', async () => {
    backend.answer(PATH, scorecard());
    backend.answer(`${PATH}/history`, {
      items: [
        change({
          at: '2026-11-20T10:00:00Z',
          owner: 'group:default/data-eng',
          ownerChanged: true,
        }),
        change({ at: '2026-11-10T10:00:00Z' }),
        change({
          at: '2026-10-10T10:00:00Z',
          systemVerdict: 'unproven',
          systemLevel: 1,
          retrain: 2,
          rulesChanged: true,
        }),
        change({ at: '2026-08-01T10:00:00Z', removed: true }),
      ],
    });
    renderTab();

    const changes = await screen.findByRole('list', {
      name: 'Changes, the latest first',
    });
    expect(screen.getByRole('region', { name: 'History' })).toHaveTextContent(
      'With its supply chain: “No” since 10 Nov 2026, level 0 (nothing yet) since 10 Nov 2026.',
    );
    expect(
      within(changes)
        .getAllByRole('listitem')
        .map(item => item.textContent),
    ).toEqual([
      '20 Nov 2026Nolevel 0Owner changed to data-eng',
      '10 Nov 2026Unprovenlevel 1becameNolevel 0Retrain 2 → 1',
      '10 Oct 2026Unprovenlevel 1First knownRules changed to version 2026.1',
      '1 Aug 2026It left the catalog.',
    ]);
  });

  it('says that the history could not be read, and keeps the rest', async () => {
    backend.answer(PATH, scorecard());
    backend.refuse(`${PATH}/history`, 500, 'Error', 'The store is full');
    renderTab();
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The store is full',
    );
    expect(
      screen.getByText('No: nobody but Ada has retrained this.'),
    ).toBeInTheDocument();
  });

  it('sets the criteria of the company apart', async () => {
    backend.answer(
      PATH,
      scorecard({
        extra: [
          {
            id: 'alder.cost-tag',
            title: 'Has a cost tag',
            passesWhen: 'A cost tag is set.',
            why: 'Somebody pays for it.',
            state: 'fail',
            reason: 'No cost tag.',
            evidence: [],
            remedy: { text: 'Set a cost tag.' },
          },
        ],
      }),
    );
    backend.answer('/v1/criteria', {
      rulesVersion: '2026.1',
      items: [],
      extra: [{ id: 'alder.cost-tag', accepts: ['attested'] }],
    });
    renderTab();

    const extra = await screen.findByRole('region', {
      name: 'Criteria of this company',
    });
    expect(extra).toHaveTextContent('they move no level and no verdict');
    await userEvent.click(within(extra).getByText('Has a cost tag'));
    expect(
      await within(extra).findByRole('button', { name: 'Record evidence' }),
    ).toBeInTheDocument();
    expect(
      within(extra).queryByRole('button', { name: 'Ask for an exemption' }),
    ).not.toBeInTheDocument();
  });

  it('unfolds the criterion that the URL points to', async () => {
    backend.answer(PATH, scorecard());
    renderTab('/#criterion-retrain.trigger');

    const all = await screen.findByRole('region', { name: 'Every criterion' });
    expect(
      await within(all).findByRole('heading', { name: 'What to do' }),
    ).toBeInTheDocument();
  });

  it('narrows the criteria by state, in the URL', async () => {
    backend.answer(PATH, scorecard());
    renderTab();

    const all = await screen.findByRole('region', { name: 'Every criterion' });
    await userEvent.click(within(all).getByRole('radio', { name: 'Stale 1' }));
    expect(within(all).getByText('Deployed by the workflow')).toBeVisible();
    expect(within(all).queryByText('Owned by a group')).not.toBeInTheDocument();
    expect(
      screen.getByRole('status', { name: 'Current URL' }),
    ).toHaveTextContent('/?state=stale');
  });

  it('evaluates now and shows the new result in place', async () => {
    backend.answer(PATH, scorecard());
    backend.server.use(
      http.post(`${BASE_URL}${PATH}/evaluate`, () =>
        HttpResponse.json(
          scorecard({ headline: 'Unproven: another team has yet to try.' }),
        ),
      ),
    );
    renderTab();

    await userEvent.click(
      await screen.findByRole('button', { name: 'Evaluate now' }),
    );
    expect(
      await screen.findByText('Unproven: another team has yet to try.'),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/^Its file and its documents are read again/),
    ).toHaveAttribute('role', 'status');
    expect(
      backend.requests.filter(request => request.method === 'POST'),
    ).toHaveLength(1);
  });

  it('keeps the result when an evaluation is refused, and says why', async () => {
    backend.answer(PATH, scorecard());
    backend.server.use(
      http.post(`${BASE_URL}${PATH}/evaluate`, () =>
        HttpResponse.json(
          {
            error: { name: 'NotAllowedError', message: 'Only owners may.' },
            response: { statusCode: 403 },
          },
          { status: 403 },
        ),
      ),
    );
    renderTab();

    await userEvent.click(
      await screen.findByRole('button', { name: 'Evaluate now' }),
    );
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Only owners may.',
    );
    expect(
      screen.getByText('No: nobody but Ada has retrained this.'),
    ).toBeInTheDocument();
  });

  it('is calm about what was never assessed or is out of scope', async () => {
    backend.answer(
      PATH,
      scorecard({
        verdict: 'not-assessed',
        headline: 'Not assessed yet.',
        criteria: [],
        abilities: {},
        evaluatedAt: undefined,
      }),
    );
    const { unmount } = renderTab();
    expect(
      await screen.findByRole('heading', { name: 'Not assessed yet' }),
    ).toBeInTheDocument();
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
    unmount();

    backend.answer(
      PATH,
      scorecard({ verdict: 'not-in-scope', lifecycle: 'experimental' }),
    );
    renderTab();
    expect(
      await screen.findByText(/nobody needs to be able to take it over yet/),
    ).toBeInTheDocument();
  });

  it('tells the story from the sentence to the history', async () => {
    backend.answer(PATH, scorecard());
    renderTab();
    await screen.findByRole('region', { name: 'Every criterion' });
    expect(
      screen
        .getAllByRole('heading', { level: 2 })
        .map(heading => heading.textContent),
    ).toEqual([
      'The whole system',
      'Next steps',
      'Drills',
      'Causes',
      'Smells',
      'Every criterion',
      'Exemptions and disputes',
      'History',
    ]);
  });

  it('keeps the rest where the drills cannot be read', async () => {
    backend.answer(PATH, scorecard());
    backend.refuse('/v1/drills', 500, 'Error', 'The drills are lost');
    renderTab();
    const drills = await screen.findByRole('region', { name: 'Drills' });
    expect(await within(drills).findByRole('alert')).toHaveTextContent(
      'The drills are lost',
    );
    expect(
      within(drills).getByRole('button', { name: 'Try again' }),
    ).toBeInTheDocument();
    expect(
      await screen.findByText(/Nothing is exempt, and nobody says/),
    ).toBeInTheDocument();
  });

  it('says who lacks the permission to read it', async () => {
    backend.refuse(PATH, 403, 'NotAllowedError', 'Not for otto.');
    renderTab();
    expect(await screen.findByRole('alert')).toHaveTextContent(
      /You may not see the scorecard.*Not for otto\./,
    );
    expect(
      screen.queryByRole('button', { name: 'Try again' }),
    ).not.toBeInTheDocument();
  });

  it('says that an entity has no scorecard', async () => {
    backend.refuse(
      PATH,
      404,
      'NotFoundError',
      'model:default/churn-classifier has no scorecard yet',
    );
    renderTab();
    await waitFor(() =>
      expect(screen.getByRole('alert')).toHaveTextContent(
        'model:default/churn-classifier has no scorecard yet',
      ),
    );
  });

  it('is accessible', async () => {
    backend.answer(PATH, scorecard());
    const { container } = renderTab();
    const all = await screen.findByRole('region', { name: 'Every criterion' });
    await userEvent.click(
      within(all).getByText('Trigger, refusal and decider'),
    );
    expect(await axe(container)).toHaveNoViolations();
  });

  it('speaks German where the app does, and leaves to the backend what it says', async () => {
    backend.answer(
      PATH,
      scorecard({
        criteria: [
          criterion({
            id: 'retrain.trigger',
            title: 'When to retrain, and when not to',
            reason: 'spec.operations.retrain.trigger is not declared',
            remedy: {
              text: 'Say when to retrain, when to refuse, and who decides.',
            },
          }),
        ],
        causes: [{ cause: 'operating-model', criteria: ['retrain.trigger'] }],
        abilities: {},
        coverage: { known: 1, applicable: 1 },
        systemVerdict: undefined,
        headline: 'No: nobody says when to retrain it and when to refuse.',
        because: { type: 'failing', criteria: ['retrain.trigger'], count: 1 },
      }),
    );
    const { container } = renderPage(<HandoverContent />, {
      entity: CHURN_CLASSIFIER,
      path: '/#criterion-retrain.trigger',
      language: 'de',
    });

    expect(
      await screen.findByText(
        'Nein: niemand sagt, wann neu trainiert und wann es abgelehnt wird.',
      ),
    ).toBeInTheDocument();
    const all = await screen.findByRole('region', { name: 'Alle Kriterien' });
    expect(
      within(all).getByText('Wann neu trainiert wird und wann nicht'),
    ).toBeInTheDocument();
    expect(
      within(all).getByText('spec.operations.retrain.trigger is not declared'),
    ).toHaveAttribute('lang', 'en');
    expect(
      await within(all).findByText(
        'Angeben, wann neu trainiert wird, wann es abgelehnt wird und wer entscheidet.',
      ),
    ).toBeInTheDocument();
    expect(
      within(all).getByRole('button', { name: 'Als falsch melden' }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'Die drei Schritte kopieren' }),
    ).toBeInTheDocument();
    expect(
      await screen.findByText(/Nichts ist ausgenommen/),
    ).toBeInTheDocument();
    expect(screen.getByText('Noch keine Übung damit.')).toBeInTheDocument();
    expect(await axe(container)).toHaveNoViolations();
  });
});
