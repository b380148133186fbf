import { renderMentions } from '@mlownership/backstage-plugin-ml-ownership-common';
import { VisibilityFilter } from '../catalog/ReadableEntities';

/** Renders the mentions of entities in a text; those that the reader may not see stay unnamed. */
export function redactMentions(
  text: string,
  visible: VisibilityFilter,
): string {
  return renderMentions(text, ref => visible.has(ref));
}
