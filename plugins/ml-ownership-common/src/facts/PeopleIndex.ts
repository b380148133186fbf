import { parsePerson } from './parsePerson';
import { CountedPairs } from './CountedPairs';

/** Prefix of the identity for a name in any namespace. */
const NAME = 'user:?/';

/**
 * A User with an e-mail address that they have or once had.
 *
 * @public
 */
export interface UserAddress {
  /** Entity ref of the User. */
  userRef: string;
  /** E-mail address in lower case. */
  address: string;
}

/**
 * Index of Users and addresses that are the same person: Users who have, or once had, the same address, and
 * Users of the same name in two namespaces. A false match costs a drill by another user; a missed match lets
 * authors prove their own work.
 */
export class PeopleIndex {
  private addressesOf = new CountedPairs();
  private usersOf = new CountedPairs();

  copy(): PeopleIndex {
    const copy = new PeopleIndex();
    copy.addressesOf = this.addressesOf.copy();
    copy.usersOf = this.usersOf.copy();
    return copy;
  }

  add(pair: UserAddress): void {
    for (const address of spellingsOf(pair.address)) {
      this.addressesOf.add(pair.userRef, address);
      this.usersOf.add(address, pair.userRef);
    }
  }

  remove(pair: UserAddress): void {
    for (const address of spellingsOf(pair.address)) {
      this.addressesOf.remove(pair.userRef, address);
      this.usersOf.remove(address, pair.userRef);
    }
  }

  addUser(userRef: string): void {
    this.usersOf.add(nameKey(userRef), userRef);
  }

  removeUser(userRef: string): void {
    this.usersOf.remove(nameKey(userRef), userRef);
  }

  /**
   * All identities of a person, given by entity ref or address: refs, addresses, and names across namespaces,
   * `user:?/name`. Two people are the same person if their identities overlap.
   */
  identities(person: string): ReadonlySet<string> {
    const found = new Set([person]);
    for (const identity of found) {
      for (const next of this.neighbours(identity)) {
        found.add(next);
      }
    }
    return found;
  }

  private *neighbours(identity: string): Iterable<string> {
    yield* this.usersOf.of(identity);
    if (isUserRef(identity)) {
      yield nameKey(identity);
      yield* this.addressesOf.of(identity);
      // Some catalogs use the address as the name of a User.
      const address = parsePerson(nameOf(identity));
      if (address && !isUserRef(address)) {
        yield address;
      }
    } else {
      yield* spellingsOf(identity);
    }
  }
}

function isUserRef(text: string): boolean {
  return text.startsWith('user:') && !text.startsWith(NAME);
}

function nameOf(userRef: string): string {
  return userRef.slice(userRef.indexOf('/') + 1);
}

function nameKey(userRef: string): string {
  return `${NAME}${nameOf(userRef)}`;
}

/** The no-reply addresses of GitHub and GitLab, each with the sign-in name as its one group. */
const HIDDEN = [
  /^(?:\d+\+)?([^@+]+)@users\.noreply\.github\.com$/,
  /^\d+-([^@+]+)@users\.noreply\.gitlab\.com$/,
];

/**
 * An address with its other spellings: the mailbox without a plus suffix, or the GitHub or GitLab user behind
 * a no-reply address.
 */
function spellingsOf(address: string): string[] {
  for (const form of HIDDEN) {
    const name = form.exec(address)?.[1];
    if (name) {
      return [address, `${NAME}${name}`];
    }
  }
  const mailbox = /^([^@+]+)\+[^@]*(@.+)$/.exec(address);
  return mailbox ? [address, `${mailbox[1]}${mailbox[2]}`] : [address];
}
