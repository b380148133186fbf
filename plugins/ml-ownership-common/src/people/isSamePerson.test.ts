import fc from 'fast-check';
import { CatalogSnapshot, EntityFacts, parsePerson } from '../facts';
import { distinctPeople, isSamePerson } from './isSamePerson';

const user = (ref: string, email?: string): EntityFacts => ({
  ref,
  kind: 'User',
  title: ref,
  annotations: {},
  links: [],
  email,
});

describe('parsePerson', () => {
  it.each([
    ['Otto B <otto@example.com>', 'otto@example.com'],
    ['"B, Otto" <Otto@Example.com> ', 'otto@example.com'],
    ['<otto@example.com>', 'otto@example.com'],
    ['mailto:otto@example.com', 'otto@example.com'],
    ['MAILTO:otto%40example.com?subject=Hello', 'otto@example.com'],
    ['<mailto:otto@example.com>', 'otto@example.com'],
    ['otto@example.com (Otto B)', 'otto@example.com'],
    [' Otto@Example.com\n', 'otto@example.com'],
    ["o'brien+ml@mail.example.co.uk", "o'brien+ml@mail.example.co.uk"],
    ['user:default/otto@example.com', 'otto@example.com'],
    ['otto', 'user:default/otto'],
    ['partners/Otto', 'user:partners/otto'],
    ['User:default/otto.b', 'user:default/otto.b'],
  ])('reads %j', (text, person) => {
    expect(parsePerson(text)).toBe(person);
  });

  it.each([
    '@otto',
    'group:default/platform',
    'Otto B',
    'Otto B <otto>',
    'otto@example.com, ada@example.com',
    'Otto <otto@example.com>, Ada <ada@example.com>',
    'otto@',
    '<>',
    '',
    '  ',
  ])('does not accept %j', text => {
    expect(parsePerson(text)).toBeUndefined();
  });
});

describe('isSamePerson', () => {
  const REFS = ['default/otto', 'partners/otto', 'default/o.b', 'default/ada'];
  const ADDRESSES = ['otto@example.com', 'ob@example.com', 'ada@example.com'];
  const people = [...REFS.map(ref => `user:${ref}`), ...ADDRESSES];
  const anyPairs = fc.array(
    fc.tuple(
      fc.constantFrom(...REFS.map(ref => `user:${ref}`)),
      fc.constantFrom(...ADDRESSES),
    ),
    { maxLength: 4 },
  );

  it('is an equivalence, and a remembered address only adds to it', () => {
    fc.assert(
      fc.property(anyPairs, anyPairs, (now, remembered) => {
        const snapshot = new CatalogSnapshot(
          now.map(([ref, email]) => user(ref, email)),
        );
        const before = people.map(a =>
          people.map(b => isSamePerson(snapshot, a, b)),
        );
        snapshot.remember(
          remembered.map(([userRef, address]) => ({ userRef, address })),
        );
        people.forEach((a, i) => {
          expect(isSamePerson(snapshot, a, a)).toBe(true);
          people.forEach((b, j) => {
            const same = isSamePerson(snapshot, a, b);
            expect(same).toBe(isSamePerson(snapshot, b, a));
            expect(same || !before[i][j]).toBe(true);
            expect(
              people.filter(
                c =>
                  same &&
                  isSamePerson(snapshot, b, c) &&
                  !isSamePerson(snapshot, a, c),
              ),
            ).toEqual([]);
          });
        });
        for (const [userRef, address] of remembered) {
          expect(isSamePerson(snapshot, userRef, address)).toBe(true);
          // A User who is removed from the catalog keeps their identities.
          snapshot.update({ written: [], removed: [userRef] });
          expect(isSamePerson(snapshot, userRef, address)).toBe(true);
        }
        expect(isSamePerson(snapshot, people[0], people[1])).toBe(true);
      }),
    );
  });

  it('counts each person once', () => {
    const snapshot = new CatalogSnapshot([
      user('user:default/otto', 'otto@example.com'),
      user('user:partners/ob', 'otto@example.com'),
      user('user:default/ada'),
    ]);
    expect(
      distinctPeople(snapshot, [
        'user:default/otto',
        'user:partners/ob',
        'otto@example.com',
        'user:default/ada',
      ]),
    ).toEqual(['user:default/otto', 'user:default/ada']);
  });
});
