import { screen, within } from '@testing-library/react';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { drill } from '../../__testUtils__/fixtures';
import { setupMlOwnershipServer } from '../../__testUtils__/mlOwnershipServer';
import { renderPage } from '../../__testUtils__/renderPage';
import { EntityDrills } from './EntityDrills';

describe('EntityDrills', () => {
  const backend = setupMlOwnershipServer();

  it('labels the date of each drill', async () => {
    backend.answer('/v1/drills', {
      items: [
        drill({ plannedAt: '2026-11-20T12:00:00Z' }),
        drill({ id: 'd2', state: 'failed', endedAt: '2026-11-02T12:00:00Z' }),
      ],
      pageInfo: {},
    });
    backend.answer('/v1/handovers', { items: [], pageInfo: {} });
    renderPage(<EntityDrills entityRef="model:default/churn-classifier" />);

    const list = await screen.findByRole('list', { name: 'Latest drills' });
    const [planned, failed] = within(list).getAllByRole('listitem');
    expect(planned).toHaveTextContent(/on 3 Dec 2026planned on 20 Nov 2026$/);
    expect(failed).toHaveTextContent(/Churn classifier2 Nov 2026$/);
  });

  it('reserves its space while loading, and grows with its content', () => {
    const styles = document.createElement('style');
    styles.textContent = readFileSync(
      resolve(__dirname, 'EntityDrills.module.css'),
      'utf8',
    );
    const root = document.createElement('div');
    root.className = 'root';
    document.head.append(styles);
    document.body.append(root);
    const { height, minHeight, overflowY } = window.getComputedStyle(root);
    styles.remove();
    root.remove();
    expect({ height, minHeight, overflowY }).toEqual({
      height: expect.not.stringMatching(/px/),
      minHeight: '184px',
      overflowY: expect.not.stringMatching(/auto|scroll|hidden/),
    });
  });
});
