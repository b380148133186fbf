import { teamSummary } from '../../__testUtils__/fixtures';
import { orderByTree } from './orderByTree';

describe('orderByTree', () => {
  const named = (title: string, parent?: string) =>
    teamSummary({
      entityRef: `group:default/${title}`,
      title,
      parent: parent && `group:default/${parent}`,
    });
  const order = (...teams: ReturnType<typeof named>[]) =>
    orderByTree(teams).map(({ team, depth }) => `${depth} ${team.title}`);

  it('places each team under its parent, siblings by title', () => {
    expect(
      order(
        named('c', 'top'),
        named('b', 'top'),
        named('d', 'b'),
        named('top'),
        named('another'),
      ),
    ).toEqual(['0 another', '0 top', '1 b', '2 d', '1 c']);
  });

  it('places a team with an unknown parent at the top', () => {
    expect(order(named('a', 'gone'))).toEqual(['0 a']);
  });

  it('keeps all teams of a cycle', () => {
    expect(order(named('a', 'b'), named('b', 'a'), named('c', 'c'))).toEqual([
      '0 a',
      '1 b',
      '0 c',
    ]);
  });
});
