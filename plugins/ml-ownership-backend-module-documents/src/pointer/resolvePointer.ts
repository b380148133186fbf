import { Entity, getEntitySourceLocation } from '@backstage/catalog-model';
import { ScmIntegrationRegistry } from '@backstage/integration';
import { cutText } from '@mlownership/backstage-plugin-ml-ownership-common';

/** The target of a pointer. */
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
      /** Folder with the source of a TechDocs site, with a trailing slash. */
      site: string;
      /** Path below the docs folder, without a leading slash; may be empty. */
      page: string;
      fragment?: string;
    }
  /** Why the target is unknown, and what to do about it. */
  | { ok: false; reason: string };

/** In UTF-16 code units. Longer ones are not genuine addresses. */
const MAX_POINTER_LENGTH = 2000;

const TECHDOCS_REF = 'backstage.io/techdocs-ref';

/**
 * Resolves the location of a document as declared by an entity: an http(s) URL, a path relative to the entity's
 * source location, or `techdocs:` with the path of a page of the entity's TechDocs site. Reads nothing, and only
 * returns http(s) URLs; whether Backstage may read them is decided by its URL reader alone.
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
  if (text.length > MAX_POINTER_LENGTH) {
    return `The URL or path has ${text.length} characters, expected at most ${MAX_POINTER_LENGTH}`;
  }
  if (/[\p{Cc}\\]/u.test(text) || text.startsWith('//')) {
    return `${shown(
      text,
    )} is neither an http(s) URL nor a path: it contains a control character or a backslash, or starts with two slashes`;
  }
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(text)?.[1];
  if (scheme && !/^(?:https?|techdocs)$/i.test(scheme)) {
    return `The link starts with "${scheme.slice(
      0,
      30,
    )}:", expected an http(s) URL or a path relative to the entity's file`;
  }
  if (climbs(text)) {
    return `${shown(
      text,
    )} contains an encoded path to a parent folder, expected ".." without encoding`;
  }
  return undefined;
}

/** Whether a path climbs with encoded dots and slashes; a plain `../docs` is allowed. */
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

/** A range of lines is not a section. */
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
      )} is relative, and the catalog does not know where the entity was read from; link an http(s) URL`,
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
      )}" location, which Backstage's URL reader cannot read; register the entity by URL, or link an http(s) URL`,
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

/** The source folder of a TechDocs site. */
function siteOf(
  entity: Entity,
  integrations: ScmIntegrationRegistry,
): ResolvedUrl {
  const ref = entity.metadata.annotations?.[TECHDOCS_REF];
  const [, type, target] = /^(dir|url):(.+)$/.exec(ref ?? '') ?? [];
  if (!type) {
    return {
      ok: false,
      reason: `The link points to the TechDocs of the entity, but its annotation ${TECHDOCS_REF} is ${
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
    return { ok: false, reason: `${shown(url)} is not a valid URL` };
  }
  const parsed = new URL(url);
  if (!['http:', 'https:'].includes(parsed.protocol)) {
    return {
      ok: false,
      reason: `The URL starts with "${parsed.protocol}", expected http: or https:`,
    };
  }
  if (parsed.username || parsed.password) {
    return {
      ok: false,
      reason:
        'The URL contains a user name or password; remove it, and configure an integration for the host instead',
    };
  }
  parsed.hash = '';
  return { ok: true, url: parsed.toString() };
}

/** Returns a text of the entity for display in messages. */
function shown(text: string): string {
  return JSON.stringify(cutText(text.replace(/\/\/[^/@]*@/, '//…@'), 80));
}
