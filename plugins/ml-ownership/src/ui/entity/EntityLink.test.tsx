import { screen } from '@testing-library/react';
import { axe } from 'jest-axe';
import { setupMlOwnershipServer } from '../../__testUtils__/mlOwnershipServer';
import { renderPage } from '../../__testUtils__/renderPage';
import { EntityLink } from './EntityLink';

const LOST = 'group:default/lost';
const RLO = '\u202e';
const PDI = '\u2069';

describe('EntityLink', () => {
  const backend = setupMlOwnershipServer();

  it('marks a Group or User that is not in the catalog, without a link', async () => {
    backend.answerMissing(LOST, 'user:default/left');
    const { container } = renderPage(
      <ul>
        <li>
          <EntityLink entityRef="group:Default/Lost" />
        </li>
        <li>
          <EntityLink entityRef="user:default/left" hideIcon />
        </li>
        <li>
          <EntityLink entityRef="group:default/growth" />
        </li>
      </ul>,
    );
    expect(await screen.findAllByText('not in the catalog')).toHaveLength(2);
    const [lost, left, growth] = screen.getAllByRole('listitem');
    expect(lost).toHaveTextContent(/lostnot in the catalog$/i);
    expect(left).toHaveTextContent('leftnot in the catalog');
    expect(growth).toHaveTextContent(/^growth$/);
    expect(screen.getAllByRole('link')).toHaveLength(1);
    expect(await axe(container)).toHaveNoViolations();
  });

  it('requests once for a page of names, and never without users or groups', async () => {
    const asked: string[] = [];
    backend.server.events.on('request:start', ({ request }) => {
      asked.push(new URL(request.url).pathname);
    });
    const { unmount } = renderPage(<EntityLink entityRef="model:default/m" />);
    await screen.findByRole('link', { name: 'm' });
    expect(asked).toEqual([]);
    unmount();

    backend.answerMissing(LOST);
    renderPage(
      <>
        <EntityLink entityRef={LOST} />
        <EntityLink entityRef="group:default/growth" />
        <EntityLink entityRef="user:default/ada" />
      </>,
    );
    await screen.findByText('not in the catalog');
    expect(asked).toEqual(['/api/ml-ownership/v1/missing-people']);
    backend.server.events.removeAllListeners();
  });

  it('marks no entity while the backend does not respond', async () => {
    backend.refuse('/v1/missing-people', 500, 'Error', 'Regressed');
    renderPage(<EntityLink entityRef={LOST} />);
    expect(await screen.findByRole('link', { name: 'lost' })).toBeVisible();
    expect(screen.queryByText('not in the catalog')).not.toBeInTheDocument();
  });

  it('renders in German', async () => {
    backend.answerMissing(LOST);
    renderPage(<EntityLink entityRef={LOST} />, { language: 'de' });
    expect(await screen.findByText('nicht im Katalog')).toBeVisible();
  });

  it('isolates a title that would change the text direction', async () => {
    renderPage(
      <EntityLink
        entityRef="model:default/invoice"
        title={`invoice${PDI}${RLO}fdp`}
      />,
    );
    const title = await screen.findByText(`invoice${RLO}fdp`);
    expect(title.tagName).toBe('BDI');
  });
});
