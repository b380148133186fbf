import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { http, HttpResponse } from 'msw';
import { scorecard, summary } from '../__testUtils__/fixtures';
import {
  BASE_URL,
  setupMlOwnershipServer,
} from '../__testUtils__/mlOwnershipServer';
import { CHURN_CLASSIFIER, renderPage } from '../__testUtils__/renderPage';
import { HandoverContent } from './HandoverContent';

const PATH = '/v1/scorecards/model/default/churn-classifier';

describe('HandoverContent', () => {
  const backend = setupMlOwnershipServer();
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
    ).toEqual(['Churn classifier', 'churn-training', 'customer-features']);
    expect(
      within(system).getByRole('list', { name: 'Cycle in the supply chain' }),
    ).toBeInTheDocument();
  });

  it('puts what fails first among the next steps, with YAML to copy', async () => {
    const user = userEvent.setup();
    // jsdom has no clipboard of its own.
    const execCommand = jest.fn(() => true);
    Object.assign(document, { execCommand });
    backend.answer(PATH, scorecard());
    renderTab();

    const steps = await screen.findByRole('region', { name: 'Next steps' });
    expect(
      within(steps)
        .getAllByRole('link')
        .map(link => link.textContent),
    ).toEqual([
      'Trigger, refusal and decider',
      'Operated by somebody who did not build it',
    ]);
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
});
