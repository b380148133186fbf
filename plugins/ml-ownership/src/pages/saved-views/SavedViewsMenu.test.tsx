import { mockApis } from '@backstage/frontend-test-utils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { renderPage } from '../../__testUtils__/renderPage';
import { SavedViewsMenu } from './SavedViewsMenu';
import { useDefaultView } from './useDefaultView';
import { useSavedViews } from './useSavedViews';

function TablePage() {
  const views = useSavedViews('model');
  const decided = useDefaultView(views);
  return (
    <main>
      <SavedViewsMenu
        views={views}
        parameters={['q', 'tier', 'sort']}
        suggested={[{ name: 'Going stale', search: 'sort=nextChangeAt' }]}
      />
      {decided && <p>The table</p>}
    </main>
  );
}

describe('SavedViewsMenu', () => {
  let storage: ReturnType<typeof mockApis.storage>;
  beforeEach(() => {
    storage = mockApis.storage();
  });

  const open = async (path = '/') => {
    const { unmount, container } = renderPage(<TablePage />, {
      path,
      storage,
    });
    await screen.findByText('The table');
    return { unmount, container };
  };
  const currentUrl = () =>
    screen.getByRole('status', { name: 'Current URL' }).textContent;
  const choose = async (item: string | RegExp) => {
    await userEvent.click(screen.getByRole('button', { name: /^Views/ }));
    await userEvent.click(await screen.findByRole('menuitem', { name: item }));
  };
  const save = async (name: string, opensFirst = false) => {
    await choose('Save this view…');
    const dialog = await screen.findByRole('dialog');
    await userEvent.type(within(dialog).getByLabelText('Name'), name);
    if (opensFirst) {
      await userEvent.click(
        within(dialog).getByRole('checkbox', {
          name: 'Use as default view',
        }),
      );
    }
    await userEvent.click(within(dialog).getByRole('button', { name: 'Save' }));
    return dialog;
  };
  const saved = async (name: string, opensFirst?: boolean) => {
    const dialog = await save(name, opensFirst);
    await within(dialog).findByText(`View “${name}” saved.`);
    await userEvent.click(
      within(dialog).getAllByRole('button', { name: 'Close' }).at(-1)!,
    );
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
  };

  it('saves the view under a name, without the page, and restores it', async () => {
    const { unmount } = await open('/?tier=1&tier=2&page=3&cursor=abc&q=churn');
    await saved('My churn');
    expect(
      screen.getByRole('button', { name: 'Views: My churn' }),
    ).toBeInTheDocument();
    await choose('Going stale');
    expect(currentUrl()).toBe('/?sort=nextChangeAt');
    unmount();

    const { container } = await open('/?q=other');
    await choose('My churn');
    expect(currentUrl()).toBe('/?q=churn&tier=1&tier=2');
    await userEvent.click(
      screen.getByRole('button', { name: 'Views: My churn' }),
    );
    expect(
      await screen.findByRole('menuitem', { name: 'My churn (current)' }),
    ).toBeInTheDocument();
    await userEvent.keyboard('{Escape}');
    expect(await axe(container)).toHaveNoViolations();
  });

  it('reports an invalid name', async () => {
    await open('/?tier=1');
    await saved('Mine');
    const dialog = await save(' mine ');
    expect(await within(dialog).findByRole('alert')).toHaveTextContent(
      'A view named “mine” already exists.',
    );
    await userEvent.clear(within(dialog).getByLabelText('Name'));
    await userEvent.click(within(dialog).getByRole('button', { name: 'Save' }));
    await waitFor(() =>
      expect(within(dialog).getByRole('alert')).toHaveTextContent(
        'Enter a name.',
      ),
    );
  });

  it('opens the table with the default view, unless a link has its own', async () => {
    const first = await open('/?tier=1');
    await saved('Mine', true);
    first.unmount();

    const second = await open('/');
    expect(currentUrl()).toBe('/?tier=1');
    second.unmount();

    await open('/?q=linked');
    expect(currentUrl()).toBe('/?q=linked');
  });

  it('renames and deletes views, with undo', async () => {
    await open('/?tier=1');
    await saved('Mine', true);
    await choose('Manage your views…');
    const dialog = await screen.findByRole('dialog');
    expect(await axe(dialog)).toHaveNoViolations();

    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Rename Mine' }),
    );
    const field = within(dialog).getByLabelText('Name');
    expect(field).toHaveFocus();
    await userEvent.keyboard('Ours{Enter}');
    await userEvent.click(
      await within(dialog).findByRole('button', { name: 'Delete Ours' }),
    );
    expect(
      await within(dialog).findByText('No view is saved yet.'),
    ).toBeInTheDocument();
    await userEvent.click(within(dialog).getByRole('button', { name: 'Undo' }));
    expect(
      await within(dialog).findByRole('button', {
        name: /Ours Default view/,
      }),
    ).toBeInTheDocument();
  });
});
