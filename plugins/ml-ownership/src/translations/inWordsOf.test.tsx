import { screen } from '@testing-library/react';
import { CRITERIA } from '@mlownership/backstage-plugin-ml-ownership-common';
import { renderPage } from '../__testUtils__/renderPage';
import de from './de';
import { en } from './en';
import { useMlTranslation } from './useMlTranslation';
import { WordsOfKind } from './WordsOfKind';

function Title({ id }: { id: string }) {
  const { t } = useMlTranslation();
  return <p>{t(`criteria.${id}.title`)}</p>;
}

describe('texts of criteria by kind', () => {
  it('are those of a Model unless the kind has its own', async () => {
    renderPage(
      <>
        <Title id="retrain.drill" />
        <WordsOfKind kind="Dataset">
          <Title id="retrain.drill" />
          <Title id="deploy.drill" />
        </WordsOfKind>
        <WordsOfKind kind="Pipeline">
          <Title id="retrain.drill" />
        </WordsOfKind>
      </>,
    );
    expect(
      await screen.findByText('Another team has retrained it'),
    ).toBeInTheDocument();
    expect(screen.getByText('Another team has rebuilt it')).toBeInTheDocument();
    expect(
      screen.getByText('Another team has deployed it'),
    ).toBeInTheDocument();
    expect(screen.getByText('Another team has re-run it')).toBeInTheDocument();
  });

  it('are in the language of the app', async () => {
    renderPage(
      <WordsOfKind kind="Pipeline">
        <Title id="retrain.runbook" />
      </WordsOfKind>,
      { language: 'de' },
    );
    expect(
      await screen.findByText(
        'Runbook für die erneute Ausführung ist verlinkt',
      ),
    ).toBeInTheDocument();
  });

  it('exist for kinds that a criterion applies to, with the same parts in both languages', () => {
    const partsOf = (messages: Record<string, object>) =>
      Object.entries(messages)
        .map(([key, texts]) => [key, Object.keys(texts).sort()])
        .sort();
    const kinds = new Map(CRITERIA.map(({ id, kinds: of }) => [id, of]));
    for (const key of Object.keys(en.criteriaByKind)) {
      const at = key.lastIndexOf('.');
      expect(kinds.get(key.slice(0, at))).toContain(key.slice(at + 1));
    }
    const german = Object.fromEntries(
      Object.keys(en.criteriaByKind).map(key => [
        key,
        Object.fromEntries(
          Object.entries(de)
            .filter(([name]) => name.startsWith(`criteriaByKind.${key}.`))
            .map(([name, text]) => [name.split('.').at(-1)!, text]),
        ),
      ]),
    );
    expect(partsOf(german)).toEqual(partsOf(en.criteriaByKind));
  });
});
