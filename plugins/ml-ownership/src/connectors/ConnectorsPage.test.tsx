import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { collector } from '../__testUtils__/fixtures';
import { setupMlOwnershipServer } from '../__testUtils__/mlOwnershipServer';
import { renderPage } from '../__testUtils__/renderPage';
import { ConnectorsPage } from './ConnectorsPage';

describe('ConnectorsPage', () => {
  const backend = setupMlOwnershipServer();

  it('says in words how each connector answers', async () => {
    backend.answer('/v1/collectors', {
      items: [
        collector(),
        collector({
          id: 'ci',
          title: 'CI',
          source: 'observed',
          state: 'failing',
          lastSuccessAt: undefined,
          lastError: 'ci.example.com answered 503',
          looked: 1,
          due: 12,
        }),
        collector({
          id: 'alerts',
          title: 'Alerting',
          state: 'degraded',
          unreadable: 3,
        }),
        collector({
          id: 'registry',
          title: 'Registry',
          state: 'never',
          lastRunAt: undefined,
          lastSuccessAt: undefined,
          looked: 0,
        }),
      ],
    });
    const { container } = renderPage(<ConnectorsPage />);

    const documents = await screen.findByRole('article', {
      name: 'Documents',
    });
    expect(documents).toHaveTextContent('Answers');
    expect(documents).toHaveTextContent('Looked at38 entities');
    expect(documents).toHaveTextContent('Next look is due1 entity');
    await userEvent.click(within(documents).getByText('Speaks to 2 criteria'));
    expect(within(documents).getAllByRole('listitem')).toHaveLength(2);

    const ci = screen.getByRole('article', { name: 'CI' });
    expect(ci).toHaveTextContent('Does not answer');
    expect(ci).toHaveTextContent('Last successNever');
    expect(ci).toHaveTextContent('ci.example.com answered 503');
    expect(ci).toHaveTextContent('Nothing fails because of it');

    expect(screen.getByRole('article', { name: 'Alerting' })).toHaveTextContent(
      /Answers, with gaps.*Not seen in full3 entities/,
    );
    expect(screen.getByRole('article', { name: 'Registry' })).toHaveTextContent(
      /Has not looked yet.*Last runNever/,
    );
    expect(await axe(container)).toHaveNoViolations();
  });

  it('says what to do where no connector is installed', async () => {
    backend.answer('/v1/collectors', { items: [] });
    renderPage(<ConnectorsPage />);
    expect(
      await screen.findByText('No connector is installed'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('region', { name: '“We cannot see” is not “you lack”' }),
    ).toHaveTextContent('nothing passes and nothing fails');
  });

  it('speaks German', async () => {
    backend.answer('/v1/collectors', {
      items: [collector({ state: 'failing', looked: 1200 })],
    });
    renderPage(<ConnectorsPage />, { language: 'de' });
    const documents = await screen.findByRole('article', { name: 'Documents' });
    await waitFor(() =>
      expect(documents).toHaveTextContent(
        /Antwortet nicht.*Zurzeit ist nichts zu sehen.*Angesehen1.200 Entitäten/,
      ),
    );
    await userEvent.click(
      within(documents).getByText('Beantwortet 2 Kriterien'),
    );
    expect(
      screen.getByRole('region', {
        name: '„Nicht zu sehen“ heißt nicht „fehlt“',
      }),
    ).toBeInTheDocument();
  });

  it('says that a permission is missing', async () => {
    backend.refuse('/v1/collectors', 403, 'NotAllowedError', 'Not allowed.');
    renderPage(<ConnectorsPage />);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'You may not see the connectors',
    );
  });

  it('tries again after a failure', async () => {
    backend.refuse('/v1/collectors', 500, 'Error', 'The store is locked');
    renderPage(<ConnectorsPage />);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The store is locked',
    );
    backend.answer('/v1/collectors', { items: [collector()] });
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(
      await screen.findByRole('article', { name: 'Documents' }),
    ).toBeInTheDocument();
  });
});
