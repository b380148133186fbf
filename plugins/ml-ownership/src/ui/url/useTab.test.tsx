import { act, renderHook } from '@testing-library/react';
import { PropsWithChildren } from 'react';
import { MemoryRouter, useLocation } from 'react-router-dom';
import { useTab } from './useTab';

function open(search: string) {
  const { result } = renderHook(
    () => ({ ...useTab(['due', 'calendar']), search: useLocation().search }),
    {
      wrapper: ({ children }: PropsWithChildren) => (
        <MemoryRouter initialEntries={[`/drills${search}`]}>
          {children}
        </MemoryRouter>
      ),
    },
  );
  return result;
}

describe('useTab', () => {
  it.each([
    ['', 'due'],
    ['?tab=calendar&month=2026-12', 'calendar'],
    ['?room=calendar&month=2026-12', 'calendar'],
    ['?tab=due&room=calendar', 'due'],
    ['?tab=attic', 'due'],
  ])('reads %j, including older links', (search, tab) => {
    expect(open(search).current.tab).toBe(tab);
  });

  it('drops the parameters of the tab that is left', () => {
    const result = open('?room=calendar&month=2026-12');
    act(() => result.current.selectTab('calendar'));
    expect(result.current.search).toBe('?tab=calendar');
    act(() => result.current.selectTab('due'));
    expect(result.current.search).toBe('');
  });
});
