import {
  cutText,
  isolate,
} from '@mlownership/backstage-plugin-ml-ownership-common';

/** In UTF-16 code units; longer titles are cut off in the list of notifications. */
const LONGEST_TITLE = 120;

/** Number of characters that isolation adds to a name. */
const ISOLATION = 2;

/**
 * Fits a notification title into the maximum length, with the name isolated. A name that is too long is shortened in
 * the title, and prepended in full to the description.
 *
 * @param titleOf - the title for a name
 */
export function fitTitle(
  name: string,
  titleOf: (name: string) => string,
  description: string | undefined,
): { title: string; description?: string } {
  const isolated = isolate(name);
  const title = titleOf(isolated);
  if (title.length <= LONGEST_TITLE) {
    return { title, description };
  }
  const available = LONGEST_TITLE - titleOf('').length - ISOLATION;
  return {
    title: cutText(
      titleOf(isolate(cutText(name, available, '…'))),
      LONGEST_TITLE,
      '…',
    ),
    description: description ? `${isolated}. ${description}` : isolated,
  };
}
