import { People } from './People';
import { isGivenName } from './personNames';
import { isNoName, TEAM_WORD } from './teamWords';

/**
 * Whether words in capitals are the name of a person.
 *
 * @param isLikely - whether the text before asks a person, so that an unknown word is a name
 */
export function isPersonName(
  name: string,
  people: People,
  isLikely: boolean,
): boolean {
  if (isTeamName(name, people)) {
    return false;
  }
  const [first, ...others] = name.split(' ');
  const isKnown = isGivenName(first);
  if (others.length === 0) {
    return isKnown
      ? !isNoName(first) || isLikely
      : isLikely && !isUnknown(name);
  }
  // A family name may have any ending: "Ken Rogers".
  return isKnown
    ? !TEAM_WORD.test(others.join(' '))
    : !name.split(/[- ]/).some(isNoName);
}

function isUnknown(name: string): boolean {
  return name.split(/[- ]/).some(isNoName);
}

/** Whether a name is that of a team: it says so, or the entity mentions it. */
export function isTeamName(name: string, people: People): boolean {
  const words = (text: string) =>
    text
      .toLocaleLowerCase('en-US')
      .split(/[^\p{L}\d]+/u)
      .filter(Boolean);
  const parts = words(name);
  return (
    TEAM_WORD.test(name.replace(/[._-]/g, ' ')) ||
    people.teams.some(team => parts.every(part => words(team).includes(part)))
  );
}
