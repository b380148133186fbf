import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';

const ADDRESS = /^[^\s@:/<>()[\],;"]+@[^\s@:/<>()[\],;"]+$/;

/** The forms of an address in git and mail, each with the address as its one group. */
const FORMS = [
  /^[^<>]*<([^<>]+)>$/,
  /^([^\s()]+)\s*\([^()]*\)$/,
  /^mailto:([^?]+)(?:\?.*)?$/i,
];

/**
 * Parses a person as users and systems write them: an entity ref of a User, with optional kind and namespace,
 * or an e-mail address, also as `Ada B <ada@example.com>`, `<ada@example.com>`, `ada@example.com (Ada)` or
 * `mailto:ada@example.com`.
 *
 * @returns the full entity ref of a User, or the address in lower case; undefined if the text is neither
 *
 * @public
 */
export function parsePerson(
  text: string,
  defaultNamespace?: string,
): string | undefined {
  const address = findAddress(text.normalize('NFKC').trim());
  if (address) {
    return address;
  }
  try {
    const ref = parseEntityRef(text.trim(), {
      defaultKind: 'User',
      defaultNamespace,
    });
    if (ref.kind.toLocaleLowerCase('en-US') !== 'user') {
      return undefined;
    }
    // Some catalogs use addresses as the names of Users.
    const isUser = [ref.namespace, ref.name].every(part =>
      /^[^\s@:/,<>()]+$/.test(part),
    );
    return (
      findAddress(ref.name) ?? (isUser ? stringifyEntityRef(ref) : undefined)
    );
  } catch {
    return undefined;
  }
}

function findAddress(text: string): string | undefined {
  if (ADDRESS.test(text)) {
    return text.toLocaleLowerCase('en-US');
  }
  for (const form of FORMS) {
    const inner = form.exec(text)?.[1];
    if (inner) {
      return findAddress(decode(inner).trim());
    }
  }
  return undefined;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
