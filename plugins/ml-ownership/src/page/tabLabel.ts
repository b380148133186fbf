import { Translate } from '../words';
import { en } from '../words/en';

/** A tab of the page. */
export interface MlTab {
  path: string;
  /** What the app calls it. */
  title: string;
  element: JSX.Element;
}

const OWN_TABS: Record<string, string> = en.pages.tab;

/**
 * The title of a tab in the language of the app. One that the app's configuration gives, or that of another plugin's tab,
 * stands as it is.
 */
export function tabLabel(t: Translate, tab: MlTab): string {
  const { path, title } = tab;
  return OWN_TABS[path] === title
    ? t(`pages.tab.${path as keyof typeof en.pages.tab}`)
    : title;
}
