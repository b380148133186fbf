import { mockApis } from '@backstage/frontend-test-utils';
import { JsonObject } from '@backstage/types';
import { Scorecard } from '@mlownership/backstage-plugin-ml-ownership-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { change, criterion, scorecard } from '../../../__testUtils__/fixtures';
import { setupMlOwnershipServer } from '../../../__testUtils__/mlOwnershipServer';
import { renderPage, SIGNED_IN } from '../../../__testUtils__/renderPage';
import { SinceLastVisit } from './SinceLastVisit';
import { readVisits, recordVisit } from './lastVisitStorage';

const HISTORY = '/v1/scorecards/model/default/churn-classifier/history';
const KEY = `handover-visits.${SIGNED_IN}`;

describe('SinceLastVisit', () => {
  const backend = setupMlOwnershipServer();
  let storage: ReturnType<typeof mockApis.storage>;
  beforeEach(() => {
    storage = mockApis.storage();
  });

  const ago = (minutes: number) =>
    new Date(Date.now() - minutes * 60_000).toISOString();
  const bucket = () => storage.forBucket('ml-ownership');
  const stored = () => bucket().snapshot<JsonObject[]>(KEY).value ?? [];
  const visited = (at: string, before?: string) =>
    bucket().set(KEY, [
      { entityRef: 'model:default/churn-classifier', at, before },
    ]);
  const moved = (): Scorecard =>
    scorecard({
      criteria: [
        criterion({ id: 'a', state: 'pass', since: ago(60) }),
        criterion({ id: 'b', state: 'pass', since: ago(70) }),
        criterion({ id: 'c', title: 'Broken', state: 'fail', since: ago(80) }),
        criterion({ id: 'd', state: 'fail', since: ago(60 * 24 * 30) }),
      ],
    });

  it('shows nothing on the first visit, and stores it', async () => {
    renderPage(<SinceLastVisit scorecard={moved()} />, { storage });
    await waitFor(() =>
      expect(stored()).toEqual([
        {
          entityRef: 'model:default/churn-classifier',
          at: expect.any(String),
        },
      ]),
    );
    expect(screen.queryByText(/your last visit/)).not.toBeInTheDocument();
    expect(backend.requests).toEqual([]);
  });

  it('shows on the next visit what changed, and which criteria', async () => {
    await visited(ago(60 * 24));
    backend.answer(HISTORY, {
      items: [
        change({ at: ago(60), deploy: 2, systemVerdict: 'unproven' }),
        change({ at: ago(60 * 24 * 2), deploy: 1, systemVerdict: 'no' }),
        change({ at: ago(60 * 24 * 3), deploy: 4 }),
      ],
    });
    const { container } = renderPage(<SinceLastVisit scorecard={moved()} />, {
      storage,
    });
    const line = await screen.findByText(/^Since your last visit on/);
    expect(line).toHaveTextContent(
      /: the system verdict went from “No” to “Unproven”; Deploy went from level 1 to 2; 2 criteria now pass; 1 criterion now fails$/,
    );
    await userEvent.click(line);
    const list = screen.getByRole('list', {
      name: 'Changes since your last visit',
    });
    expect(within(list).getByRole('link', { name: 'Broken' })).toHaveAttribute(
      'href',
      expect.stringContaining('#criterion-c'),
    );
    expect(await axe(container)).toHaveNoViolations();
  });

  it('still shows it after visiting another tab, as one visit', async () => {
    const before = ago(60 * 24);
    await visited(ago(5), before);
    backend.answer(HISTORY, { items: [] });
    renderPage(<SinceLastVisit scorecard={moved()} />, {
      language: 'de',
      storage,
    });
    expect(
      await screen.findByText(
        /: 2 Kriterien sind jetzt erfüllt; 1 Kriterium ist jetzt nicht erfüllt$/,
      ),
    ).toBeInTheDocument();
    expect(stored()).toEqual([expect.objectContaining({ before })]);
  });

  it('shows nothing if nothing changed', async () => {
    await visited(ago(40));
    backend.answer(HISTORY, { items: [change({ at: ago(60 * 24) })] });
    renderPage(<SinceLastVisit scorecard={scorecard({ criteria: [] })} />, {
      storage,
    });
    await waitFor(() => expect(backend.requests).toHaveLength(1));
    await waitFor(() => expect(stored()[0].at).not.toBe(ago(40)));
    expect(screen.queryByText(/your last visit/)).not.toBeInTheDocument();
  });

  it('shows changes of criteria if the history cannot be read', async () => {
    await visited(ago(60 * 24));
    backend.refuse(HISTORY, 500, 'Error', 'The store is full');
    renderPage(<SinceLastVisit scorecard={moved()} />, { storage });
    expect(
      await screen.findByText(/: 2 criteria now pass; 1 criterion now fails$/),
    ).toBeInTheDocument();
  });

  it('removes the oldest of many entities, and invalid entries', () => {
    const now = new Date('2026-11-24T12:00:00Z');
    const visits = Array.from({ length: 200 }, (_, index) => ({
      entityRef: `model:default/m${index}`,
      at: '2026-11-23T12:00:00.000Z',
    }));
    const { visits: kept, lastVisit } = recordVisit(visits, 'new', now);
    expect(lastVisit).toBeUndefined();
    expect(kept).toHaveLength(200);
    expect(kept[0]).toEqual({ entityRef: 'new', at: now.toISOString() });
    expect(kept.map(({ entityRef }) => entityRef)).not.toContain(
      'model:default/m199',
    );
    expect(
      readVisits([null, 7, { entityRef: 'a' }, { entityRef: 'b', at: 'x' }]),
    ).toEqual([]);
    expect(readVisits('x')).toEqual([]);
  });
});
