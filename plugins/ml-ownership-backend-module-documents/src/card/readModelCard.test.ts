import fc from 'fast-check';
import { readModelCard } from './readModelCard';

const HUGGING_FACE = `---
license: mit
base_model:
- bert-base-uncased
datasets:
- squad
- acme/support-tickets
model-index:
- name: x
  results:
  - dataset: { name: squad, type: squad }
    metrics: [{ type: accuracy, value: 0.91 }]
---
# Model Card for X

## Uses

### Direct Use

Ranks support tickets.

### Out-of-Scope Use

Decisions about people.

## Bias, Risks, and Limitations

- German tickets only

## Training Details

### Training Data

Tickets of 2025.

## Evaluation

[More Information Needed]
`;

const GOOGLE = `# Model card: 🐦 birds

## Intended Use
- Photos of gardens

## Metrics
| Metric | Value |
| ------ | ----- |
| recall | 0.9   |

## Training Data
See "Birds of 2024".

## Caveats and Recommendations
Owls at night are not recognized.
`;

describe('readModelCard', () => {
  it.each([
    ['\n', HUGGING_FACE],
    ['\r\n', HUGGING_FACE.replaceAll('\n', '\r\n')],
  ])('reads a card of Hugging Face with line ending %j', (_, card) =>
    expect(readModelCard(card)).toEqual({
      intendedUse: ['Ranks support tickets.', 'Decisions about people.'],
      trainingData: ['Tickets of 2025.'],
      evaluation: ['accuracy 0.91 on squad'],
      limitations: ['German tickets only'],
      baseModels: ['bert-base-uncased'],
      datasets: ['squad', 'acme/support-tickets'],
    }),
  );

  it('reads a card in the style of Google', () =>
    expect(readModelCard(GOOGLE)).toEqual({
      intendedUse: ['Photos of gardens'],
      trainingData: ['See "Birds of 2024".'],
      evaluation: [expect.stringMatching(/recall.*0\.9/)],
      limitations: ['Owls at night are not recognized.'],
      baseModels: [],
      datasets: [],
    }));

  it('reads headings with symbols before them', () =>
    expect(
      readModelCard('## 🎯 **Intended Use**\n\nLaps\n').intendedUse,
    ).toEqual(['Laps']));

  it('returns nothing for a template that nobody has filled in', () =>
    expect(
      readModelCard(
        '---\n{{ card_data }}\n---\n## Uses\n\n{{ uses | default("[More Information Needed]", true)}}\n\n## Training Data\n\n[More Information Needed]\n\n## Evaluation\n\nTODO\n',
      ),
    ).toEqual({
      intendedUse: [],
      trainingData: [],
      evaluation: [],
      limitations: [],
      baseModels: [],
      datasets: [],
    }));

  it('returns short texts for any input', () => {
    const property = fc.property(
      fc.array(
        fc.constantFrom(
          ...['---\n', 'base_model: x\n', '# Uses\n', 'a: [\n', '- a\n', 'x '],
          ...['datasets: 1\n', 'model-index: [{results: [{}]}]\n', '\n\n'],
        ),
        { maxLength: 40 },
      ),
      parts =>
        Object.values(readModelCard(parts.join(''))).every(
          texts =>
            texts.length <= 10 &&
            texts.every((text: string) => text.length <= 500),
        ),
    );
    expect(() => fc.assert(property)).not.toThrow();
  });
});
