/* eslint-disable no-script-url */
import { EvidencePiece } from '@mlownership/backstage-plugin-ml-ownership-common';
import { screen } from '@testing-library/react';
import { renderPage } from '../../__testUtils__/renderPage';
import { EvidencePieces } from './EvidencePieces';

const piece = (url: string): EvidencePiece => ({
  source: 'observed',
  outcome: 'pass',
  detail: `Seen at ${url}`,
  observedAt: '2026-11-24T09:30:00.000Z',
  status: 'decisive',
  url,
});

describe('EvidencePieces', () => {
  it('links only http(s) URLs', async () => {
    renderPage(
      <EvidencePieces
        evidence={[
          'https://ci.example.com/runs/1',
          'javascript:alert(1)',
          'data:text/html,x',
          'file:///etc/passwd',
        ].map(piece)}
      />,
    );

    expect(
      await screen.findByText('Seen at javascript:alert(1)'),
    ).toBeVisible();
    expect(
      screen.getAllByRole('link').map(link => link.getAttribute('href')),
    ).toEqual(['https://ci.example.com/runs/1']);
  });
});
