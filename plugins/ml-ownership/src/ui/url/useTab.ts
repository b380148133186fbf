import { useUrlState } from './useUrlState';

/**
 * The selected tab of a page, in the search parameter `tab`; the first tab is the default. Older links name it `room`,
 * and keep working.
 *
 * @returns the tab, and a function that selects another and drops all other parameters: filters of one tab do not
 * apply to another
 */
export function useTab<Tab extends string>(
  tabs: readonly [Tab, ...Tab[]],
): { tab: Tab; selectTab: (tab: string) => void } {
  const { params, update } = useUrlState();
  const asked = params.get('tab') ?? params.get('room');
  const [first] = tabs;
  return {
    tab: tabs.find(tab => tab === asked) ?? first,
    selectTab: next =>
      update({
        ...Object.fromEntries(
          [...params.keys()].map(name => [name, undefined]),
        ),
        tab: next === first ? undefined : next,
      }),
  };
}
