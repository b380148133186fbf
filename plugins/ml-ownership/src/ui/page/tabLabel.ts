import { TranslateFunction } from '../../translations';
import { en } from '../../translations/en';

export interface MlTab {
  path: string;
  /** The title configured in the app, or the default. */
  title: string;
  element: JSX.Element;
}

const DEFAULT_TAB_TITLES: Record<string, string> = en.pages.tab;

/**
 * Returns the title of a tab. Default titles are translated; titles from the app's configuration or of tabs from other
 * plugins are returned unchanged.
 */
export function tabLabel(t: TranslateFunction, tab: MlTab): string {
  const { path, title } = tab;
  return DEFAULT_TAB_TITLES[path] === title
    ? t(`pages.tab.${path as keyof typeof en.pages.tab}`)
    : title;
}
