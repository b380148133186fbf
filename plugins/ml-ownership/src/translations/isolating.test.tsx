import { screen } from '@testing-library/react';
import { renderPage } from '../__testUtils__/renderPage';
import { useMlTranslation } from './useMlTranslation';

const RLO = '\u202e';
const FSI = '\u2068';
const PDI = '\u2069';
const EVIL = `invoice${RLO}fdp`;
const ISOLATED = `${FSI}${EVIL}${PDI}`;

function Sentences() {
  const { t, formats } = useMlTranslation();
  return (
    <>
      <p>{t('teams.sentence.nothing', { title: EVIL })}</p>
      <p aria-label={t('teams.childrenOf', { title: EVIL })} role="note" />
      <p>{formats.list([EVIL, 'churn'])}</p>
      <p>{t('missing.team', { ref: <b>{EVIL}</b> })}</p>
    </>
  );
}

describe('Translations', () => {
  it('isolate interpolated values, so that no title changes the text direction', async () => {
    renderPage(<Sentences />);
    expect(
      await screen.findByText(
        `${ISOLATED} does not own or operate a Model, Dataset or Pipeline.`,
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('note', { name: `Sub-teams of ${ISOLATED}` }),
    ).toBeInTheDocument();
    expect(screen.getByText(`${ISOLATED} and churn`)).toBeInTheDocument();
    expect(screen.getByText(EVIL).closest('bdi')).toHaveTextContent(EVIL);
  });

  it('isolate in German too', async () => {
    renderPage(<Sentences />, { language: 'de' });
    expect(
      await screen.findByText(
        `${ISOLATED} besitzt oder betreibt kein Model, kein Dataset und keine Pipeline.`,
      ),
    ).toBeInTheDocument();
  });
});
