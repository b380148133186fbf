import { cutText } from '@mlownership/backstage-plugin-ml-ownership-common';
import { isObject } from '../data';
import { Card, findSection, readCard } from './readCard';

/** What a model card says. */
export interface ModelCardParts {
  intendedUse: string[];
  trainingData: string[];
  evaluation: string[];
  limitations: string[];
  /** As the card names them. */
  baseModels: string[];
  datasets: string[];
}

/**
 * Headings of the parts, the most specific first. Sources: https://huggingface.co/docs/hub/model-cards, and "Model Cards
 * for Model Reporting" by Mitchell et al., 2019.
 */
const HEADINGS: Record<
  'intendedUse' | 'trainingData' | 'evaluation' | 'limitations',
  readonly RegExp[]
> = {
  intendedUse: [
    /^intended us(?:e|es|age)\b/i,
    /^(?:direct use|(?:primary )?use cases?|uses)\b/i,
    /^(?:verwendungszweck|einsatzzweck|usage prévu|uso previsto)/i,
  ],
  trainingData: [
    /^training (?:data|dataset|set)s?\b/i,
    /^(?:data|datasets?)$/i,
    /^(?:trainingsdaten|données d['’]entraînement|datos de entrenamiento)/i,
  ],
  evaluation: [
    /^(?:quantitative analys[ei]s|evaluation results?)\b/i,
    /^(?:evaluation|results|metrics|performance|model performance)\b/i,
    /^(?:bewertung|ergebnisse|évaluation|evaluación)/i,
  ],
  limitations: [
    /\blimitations?\b/i,
    /^(?:caveats|known issues|out-of-scope use)\b/i,
    /^(?:grenzen|einschränkungen|limites|limitaciones)/i,
  ],
};

const MAX_TEXTS = 10;
const MAX_TEXT_LENGTH = 500;

/** Reads a model card, in the style of Hugging Face or of Google. */
export function readModelCard(content: string): ModelCardParts {
  const card = readCard(content);
  const part = (name: keyof typeof HEADINGS) =>
    HEADINGS[name]
      .map(heading => findSection(card, heading))
      .find(texts => texts.length > 0) ?? [];
  const evaluation = part('evaluation');
  return {
    intendedUse: shortened(part('intendedUse')),
    trainingData: shortened(part('trainingData')),
    evaluation: shortened(evaluation.length > 0 ? evaluation : resultsOf(card)),
    limitations: shortened(part('limitations')),
    baseModels: namesOf(card.metadata.base_model),
    datasets: namesOf(card.metadata.datasets),
  };
}

/** Results in the metadata: "accuracy 0.91 on squad". */
function resultsOf({ metadata }: Card): string[] {
  return listOf(metadata['model-index'])
    .flatMap(model => listOf(model.results))
    .flatMap(({ dataset, metrics }) =>
      listOf(metrics).flatMap(({ type, name, value }) => {
        const shown = nameOf(value);
        const metric = nameOf(name) ?? nameOf(type);
        const on = isObject(dataset) ? nameOf(dataset.name) : undefined;
        return shown && metric
          ? [`${metric} ${shown}${on ? ` on ${on}` : ''}`]
          : [];
      }),
    );
}

function namesOf(value: unknown): string[] {
  return shortened(
    (Array.isArray(value) ? value : [value]).flatMap(
      item => (isObject(item) ? nameOf(item.name) : nameOf(item)) ?? [],
    ),
  );
}

function nameOf(value: unknown): string | undefined {
  return typeof value === 'number' ||
    (typeof value === 'string' && value.trim() !== '')
    ? String(value).trim()
    : undefined;
}

function listOf(value: unknown): Record<string, unknown>[] {
  return (Array.isArray(value) ? value : []).filter(isObject);
}

function shortened(texts: readonly string[]): string[] {
  return texts
    .slice(0, MAX_TEXTS)
    .map(text => cutText(text.replace(/\s+/g, ' '), MAX_TEXT_LENGTH));
}
