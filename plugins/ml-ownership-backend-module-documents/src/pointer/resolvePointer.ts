import { Entity, getEntitySourceLocation } from '@backstage/catalog-model';
import { ScmIntegrationRegistry } from '@backstage/integration';

/** Where a pointer leads. */
export type ResolvedPointer =
  | {
      ok: true;
      /** http(s), without fragment. */
      url: string;
      /** Without `#`. */
      fragment?: string;
    }
  | {
      ok: true;
      /** A folder with the source of a TechDocs site, with a slash at its end. */
      site: string;
      /** Below the folder of documents, without a slash at its beginning; may be empty. */
      page: string;
      fragment?: string;
    }
  /** Why nobody can tell, and what to do. */
  | { ok: false; reason: string };

/** In UTF-16 code units. Longer ones are no address that somebody wrote. */
const LONGEST_POINTER = 2000;

const TECHDOCS_REF = 'backstage.io/techdocs-ref';

/**
 * Resolves what an entity says of where a document is: an http(s) URL, a path relative to the entity's source location, or
 * `techdocs:` with the path of a page of the entity's TechDocs site. Nothing is read, and nothing but http(s) comes out;
 * whether Backstage may read it is decided by its URL reader alone.
 */
export function resolvePointer(
  entity: Entity,
  pointer: string,
  integrations: ScmIntegrationRegistry,
): ResolvedPointer {
  const text = pointer.trim().replace(/^url:(?=https?:)/i, '');
  const problem = findProblem(text);
  if (problem) {
    return { ok: false, reason: problem };
  }
  const hash = text.indexOf('#');
  const path = hash < 0 ? text : text.slice(0, hash);
  const fragment = fragmentOf(hash < 0 ? '' : text.slice(hash + 1));
  if (/^techdocs:/i.test(path)) {
    const site = siteOf(entity, integrations);
    return site.ok
      ? {
          ok: true,
          site: site.url,
          page: path.slice('techdocs:'.length).replace(/^\/+/, ''),
          fragment,
        }
      : site;
  }
  const resolved = /^https?:/i.test(path)
    ? checked(path)
    : resolveRelative(entity, path, integrations);
  return resolved.ok ? { ...resolved, fragment } : resolved;
}

type ResolvedUrl = { ok: true; url: string } | { ok: false; reason: string };

function findProblem(text: string): string | undefined {
  if (text.length > LONGEST_POINTER) {
    return `The address has ${text.length} characters, expected at most ${LONGEST_POINTER}`;
  }
  if (/[\p{Cc}\\]/u.test(text) || text.startsWith('//')) {
    return `${shown(
      text,
    )} is neither an http(s) address nor a path: it holds a control character or a backslash, or begins with two slashes`;
  }
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(text)?.[1];
  if (scheme && !/^(?:https?|techdocs)$/i.test(scheme)) {
    return `Backstage reads http and https addresses, and this one begins with "${scheme.slice(
      0,
      30,
    )}:"; link the document by its http(s) address, or by a path relative to the entity's file`;
  }
  if (climbs(text)) {
    return `${shown(
      text,
    )} climbs to another folder in disguise; write the path plainly`;
  }
  return undefined;
}

/** Encoded dots and slashes that lead upwards: a plain `../docs` does so openly. */
function climbs(text: string): boolean {
  if (!/%(?:2e|2f|5c|25)/i.test(text)) {
    return false;
  }
  let decoded = text;
  for (let round = 0; round < 5; round += 1) {
    try {
      decoded = decodeURIComponent(decoded);
    } catch {
      return true;
    }
  }
  return decoded.split(/[/\\]/).includes('..');
}

/** Lines of a file are no section of it. */
function fragmentOf(fragment: string): string | undefined {
  return fragment && !/^L\d+(?:C\d+)?(?:-L?\d+(?:C\d+)?)?$/.test(fragment)
    ? fragment
    : undefined;
}

function resolveRelative(
  entity: Entity,
  path: string,
  integrations: ScmIntegrationRegistry,
): ResolvedUrl {
  let source;
  try {
    source = getEntitySourceLocation(entity);
  } catch {
    return {
      ok: false,
      reason: `${shown(
        path,
      )} is relative, and the catalog does not know where the entity was read from; link an http(s) address`,
    };
  }
  if (source.type !== 'url') {
    return {
      ok: false,
      reason: `${shown(
        path,
      )} is relative, and the entity was read from a "${source.type.slice(
        0,
        30,
      )}" location, which Backstage's URL reader cannot read; register the entity by URL, or link an http(s) address`,
    };
  }
  try {
    return checked(integrations.resolveUrl({ url: path, base: source.target }));
  } catch {
    return {
      ok: false,
      reason: `${shown(
        path,
      )} cannot be resolved against the entity's source location ${shown(
        source.target,
      )}`,
    };
  }
}

/** The folder of a TechDocs site's source. */
function siteOf(
  entity: Entity,
  integrations: ScmIntegrationRegistry,
): ResolvedUrl {
  const ref = entity.metadata.annotations?.[TECHDOCS_REF];
  const [, type, target] = /^(dir|url):(.+)$/.exec(ref ?? '') ?? [];
  if (!type) {
    return {
      ok: false,
      reason: `The link leads to the entity's TechDocs, and its annotation ${TECHDOCS_REF} is ${
        ref ? shown(ref) : 'missing'
      }; expected "dir:." or "url:https://…"`,
    };
  }
  const folder = target.endsWith('/') ? target : `${target}/`;
  const problem = findProblem(folder);
  if (problem) {
    return { ok: false, reason: problem };
  }
  return type === 'url'
    ? checked(folder)
    : resolveRelative(entity, folder, integrations);
}

function checked(url: string): ResolvedUrl {
  if (!URL.canParse(url)) {
    return { ok: false, reason: `${shown(url)} is no valid address` };
  }
  const parsed = new URL(url);
  if (!['http:', 'https:'].includes(parsed.protocol)) {
    return {
      ok: false,
      reason: `Backstage reads http and https addresses, and this one begins with "${parsed.protocol}"`,
    };
  }
  if (parsed.username || parsed.password) {
    return {
      ok: false,
      reason:
        'The address holds a user name or password; take it out, and let Backstage sign in by an integration',
    };
  }
  parsed.hash = '';
  return { ok: true, url: parsed.toString() };
}

/** A text of the entity as it may be repeated. */
function shown(text: string): string {
  return JSON.stringify(text.replace(/\/\/[^/@]*@/, '//…@').slice(0, 80));
}
