import { TranslateFunction } from '../../translations';

/** Adds a first line to a YAML snippet that tells where it belongs: pasted as it is, it would be a second `spec`. */
export function annotateYamlSnippet(
  t: TranslateFunction,
  yaml: string,
  entityRef: string,
): string {
  return `# ${t('handover.steps.merge', { entityRef })}\n${yaml}`;
}
