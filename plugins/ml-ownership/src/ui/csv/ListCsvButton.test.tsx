import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { LineageEntity } from '@mlownership/backstage-plugin-ml-ownership-common';
import { setupMlOwnershipServer } from '../../__testUtils__/mlOwnershipServer';
import { renderPage } from '../../__testUtils__/renderPage';
import { ListCsvButton } from './ListCsvButton';
import { ListPage } from './readAllPages';

type Load = (cursor: string | undefined) => Promise<ListPage<LineageEntity>>;

const entity = (index: number): LineageEntity => ({
  entityRef: `model:default/m${index}`,
  kind: 'Model',
  title: `Model ${index}`,
});

/** Pages of 500 items from a list with the given total. */
function pagesOf(total: number): Load {
  return async cursor => {
    const start = Number(cursor ?? 0);
    const end = Math.min(total, start + 500);
    return {
      items: Array.from({ length: end - start }, (_, i) => entity(start + i)),
      totalItems: total,
      pageInfo: end < total ? { nextCursor: String(end) } : {},
    };
  };
}

describe('ListCsvButton', () => {
  setupMlOwnershipServer();

  const saved: Blob[] = [];
  beforeEach(() => {
    saved.length = 0;
    URL.createObjectURL = (blob: Blob) => {
      saved.push(blob);
      return '#saved';
    };
    URL.revokeObjectURL = () => {};
  });

  const renderButton = (load: Load) =>
    renderPage(
      <ListCsvButton<LineageEntity>
        label="Save as CSV"
        fileName="models.csv"
        columns={[{ title: 'Title', value: ({ title }) => title }]}
        load={(_, cursor) => load(cursor)}
      />,
    );
  const press = async (name: string) =>
    userEvent.click(await screen.findByRole('button', { name }));

  it('saves all pages in one file', async () => {
    renderButton(pagesOf(1200));
    await press('Save as CSV');

    expect(await screen.findByText('Saved 1,200 rows.')).toBeInTheDocument();
    const bytes = new Uint8Array(await saved[0].arrayBuffer());
    // Excel reads a file without this mark in another encoding.
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const lines = (await saved[0].text()).split('\r\n');
    expect(lines).toHaveLength(1202);
    expect(lines.slice(0, 2)).toEqual(['Title', 'Model 0']);
    expect(lines[1200]).toBe('Model 1199');
  });

  it('reports if the list is longer than the file', async () => {
    renderButton(pagesOf(10_700));
    await press('Save as CSV');

    expect(
      await screen.findByText(
        'Saved the first 10,000 of 10,700 rows (export limit).',
      ),
    ).toBeInTheDocument();
    expect((await saved[0].text()).split('\r\n')).toHaveLength(10_002);
  });

  it('shows the progress, and can be stopped', async () => {
    let release = () => {};
    const held = new Promise<void>(resolve => {
      release = resolve;
    });
    const pages = pagesOf(1200);
    renderButton(async cursor => {
      if (cursor) {
        await held;
      }
      return pages(cursor);
    });
    await press('Save as CSV');

    expect(
      await screen.findByText('500 of 1,200 rows read'),
    ).toBeInTheDocument();
    await press('Stop');
    expect(
      await screen.findByText('Stopped. Nothing was saved.'),
    ).toBeInTheDocument();
    release();
    await waitFor(() =>
      expect(
        screen.getByRole('button', { name: 'Save as CSV' }),
      ).toBeInTheDocument(),
    );
    expect(saved).toEqual([]);
  });

  it('shows why nothing was saved', async () => {
    renderButton(async () => {
      throw new Error('The cursor is broken');
    });
    await press('Save as CSV');

    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Nothing was savedThe cursor is broken',
    );
    expect(saved).toEqual([]);
  });
});
