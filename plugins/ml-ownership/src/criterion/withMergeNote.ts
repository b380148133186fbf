import { Translate } from '../words';

/** YAML to copy, with a first line that says where it belongs: pasted as it is, it would be a second `spec`. */
export function withMergeNote(
  t: Translate,
  yaml: string,
  entityRef: string,
): string {
  return `# ${t('handover.steps.merge', { entityRef })}\n${yaml}`;
}
