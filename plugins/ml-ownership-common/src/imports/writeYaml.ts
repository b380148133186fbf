import { Entity } from '@backstage/catalog-model';
import { JsonObject, JsonValue } from '@backstage/types';
import { ML_KIND_DEFINITIONS } from '../model';
import { ImportProposal } from './proposeEntity';

/** Plain in YAML 1.1 and 1.2 alike: a letter first, and nothing that means something else. */
const PLAIN = /^[A-Za-z][\w./@+-]*(?:[ :][\w./@+-]+)*$/;
const PLAIN_KEY = /^[A-Za-z][\w./-]*$/;
/** What YAML 1.1 or 1.2 reads as something other than text. */
const NO_TEXT = /^(?:true|false|yes|no|on|off|y|n|null)$/i;

/**
 * A proposal as a YAML document that people go on writing: its fields in the order of the kinds reference, and what is to
 * be answered as comments where the answer belongs.
 *
 * @public
 */
export function writeProposalYaml(proposal: ImportProposal): string {
  const { entity, questions } = proposal;
  const { spec = {}, ...envelope } = entity;
  const lines = [...writeMap(envelope as JsonObject, ''), 'spec:'];
  for (const { name } of fieldsOf(entity)) {
    const question = questions.find(({ field }) => field === name);
    if (question) {
      lines.push(`  # TODO ${name}: ${question.question}`);
    }
    if (spec[name] !== undefined) {
      lines.push(...writeEntry(name, spec[name] as JsonValue, '  '));
    }
  }
  return `${lines.join('\n')}\n`;
}

function fieldsOf(entity: Entity) {
  return (
    ML_KIND_DEFINITIONS.find(({ kind }) => kind === entity.kind)?.fields ?? []
  );
}

function writeMap(map: JsonObject, indent: string): string[] {
  return Object.entries(map).flatMap(([key, value]) =>
    value === undefined ? [] : writeEntry(key, value, indent),
  );
}

function writeEntry(key: string, value: JsonValue, indent: string): string[] {
  const head = `${indent}${PLAIN_KEY.test(key) ? writeText(key) : quote(key)}:`;
  if (Array.isArray(value)) {
    return value.length === 0
      ? [`${head} []`]
      : [head, ...value.flatMap(item => writeItem(item, `${indent}  `))];
  }
  if (typeof value === 'object' && value !== null) {
    const lines = writeMap(value as JsonObject, `${indent}  `);
    return lines.length === 0 ? [`${head} {}`] : [head, ...lines];
  }
  return [`${head} ${writeScalar(value)}`];
}

function writeItem(item: JsonValue, indent: string): string[] {
  if (typeof item !== 'object' || item === null) {
    return [`${indent}- ${writeScalar(item)}`];
  }
  // Nested lists are rare enough to be written as JSON.
  if (Array.isArray(item)) {
    return [`${indent}- ${quote(item)}`];
  }
  const [first, ...rest] = writeMap(item as JsonObject, `${indent}  `);
  return first === undefined
    ? [`${indent}- {}`]
    : [`${indent}- ${first.trimStart()}`, ...rest];
}

function writeScalar(value: string | number | boolean | null): string {
  return typeof value === 'string' ? writeText(value) : JSON.stringify(value);
}

function writeText(text: string): string {
  return PLAIN.test(text) && !NO_TEXT.test(text) ? text : quote(text);
}

/** JSON, which YAML is too, but for some characters. */
function quote(value: JsonValue): string {
  return JSON.stringify(value).replace(
    // Line breaks in YAML 1.1, and no characters of YAML at all.
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
    character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
