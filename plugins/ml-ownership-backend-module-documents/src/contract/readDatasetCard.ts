import { Card, findLabel, findSection, readCard } from '../card';
import { isObject } from '../data';
import { DocumentFinding } from '../DocumentFinding';
import { count, describeContract, listOf, ownerName } from './describeContract';

/** Metadata that only dataset cards have. Source: https://huggingface.co/docs/hub/datasets-cards */
const DATASET_METADATA = [
  'annotations_creators',
  'configs',
  'dataset_info',
  'language_creators',
  'multilinguality',
  'size_categories',
  'source_datasets',
  'task_categories',
];

const OWNER_LABEL =
  /^(?:data(?:set)? )?(?:owners?|curators?|curated by|maintainers?|maintained by|created by|shared by|point of contact|contact)(?: \[optional\])?$/i;
const OWNER_SECTION =
  /^(?:data(?:set)? )?(?:owners?|curators?|maintainers?)$|^dataset card contact$/i;
const FIELDS_SECTION =
  /^(?:data(?:set)? )?(?:fields|features|schema|columns)$/i;

/**
 * Reads a dataset card of Hugging Face as a contract.
 *
 * @returns undefined if the document is not a dataset card
 */
export function readDatasetCard(content: string): DocumentFinding | undefined {
  const card = readCard(content);
  if (
    !DATASET_METADATA.some(key => Object.hasOwn(card.metadata, key)) &&
    !card.blocks.some(
      ({ kind, text }) => kind === 'heading' && /^dataset card\b/i.test(text),
    )
  ) {
    return undefined;
  }
  return describeContract(
    {
      standard: 'Dataset card',
      schema: describeFields(card),
      owner:
        ownerName(findLabel(card, OWNER_LABEL)) ??
        ownerName(findSection(card, OWNER_SECTION)[0]),
    },
    {
      schema:
        'it describes no fields; expected dataset_info.features, or a section "Data Fields"',
      owner:
        'it names no owner; expected "Curated by:", or a section "Dataset Curators"',
    },
  );
}

function describeFields(card: Card): string | undefined {
  const info = card.metadata.dataset_info;
  const features = listOf(info)
    .filter(isObject)
    .reduce((sum, one) => sum + listOf(one.features).length, 0);
  if (features > 0) {
    return count(features, 'feature');
  }
  const described = findSection(card, FIELDS_SECTION);
  return described.length > 0 ? 'fields described as text' : undefined;
}
