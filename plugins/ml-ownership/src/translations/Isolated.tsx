import { closeIsolates } from '@mlownership/backstage-plugin-ml-ownership-common';

/**
 * A bidi-isolated external text, such as a title, next to other text: its direction characters do not affect the text
 * around it. Values in messages are already isolated.
 */
export function Isolated(props: { text: string; lang?: string }) {
  const { text, lang } = props;
  return <bdi lang={lang}>{closeIsolates(text)}</bdi>;
}
