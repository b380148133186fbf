import {
  Entity,
  getEntitySourceLocation,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import {
  isEntityPointer,
  isLink,
} from '@mlownership/backstage-plugin-ml-ownership-common';

/** The target of a text of an entity. */
export type Pointer =
  | { type: 'url'; url: string }
  | { type: 'entity'; entityRef: string }
  /** A page of the entity's TechDocs site, without a leading slash; may be empty. */
  | { type: 'techdocs'; page: string }
  /**
   * A path that a browser cannot open: relative to the root of the repository, of an entity without a source location,
   * or relative to a `source` that is not a URL.
   */
  | { type: 'path'; reason: 'rooted' | 'homeless' }
  | { type: 'path'; reason: 'relative'; source: string }
  | { type: 'text' };

/**
 * Resolves a text of an entity to its target: an http(s) URL, an entity, a page of its TechDocs, or a document whose
 * path is relative to the source location of the entity. Only http(s) URLs are returned as URLs.
 */
export function resolvePointer(entity: Entity, text: string): Pointer {
  const pointer = text.trim().replace(/^url:(?=https?:)/i, '');
  if (/\s/.test(pointer)) {
    return { type: 'text' };
  }
  if (/^techdocs:/i.test(pointer)) {
    return {
      type: 'techdocs',
      page: pointer.slice('techdocs:'.length).replace(/^\/+/, ''),
    };
  }
  if (isEntityPointer(pointer)) {
    return {
      type: 'entity',
      entityRef: stringifyEntityRef(
        parseEntityRef(pointer, {
          defaultNamespace: entity.metadata.namespace,
        }),
      ),
    };
  }
  if (/^[a-z][a-z0-9+.-]*:/i.test(pointer)) {
    const url = httpUrl(pointer);
    return url ? { type: 'url', url } : { type: 'text' };
  }
  return isLink(pointer) && !pointer.includes('@sha256:')
    ? resolvePath(entity, pointer)
    : { type: 'text' };
}

/** Returns the normalised URL if it is http(s) and contains no credentials. */
export function httpUrl(text: string, base?: string): string | undefined {
  if (!URL.canParse(text, base)) {
    return undefined;
  }
  const url = new URL(text, base);
  return ['http:', 'https:'].includes(url.protocol) &&
    url.username + url.password === ''
    ? url.toString()
    : undefined;
}

function resolvePath(entity: Entity, path: string): Pointer {
  if (/^[/\\]/.test(path)) {
    return { type: 'path', reason: 'rooted' };
  }
  const source = sourceOf(entity);
  if (!source) {
    return { type: 'path', reason: 'homeless' };
  }
  const base = source.type === 'url' ? httpUrl(source.target) : undefined;
  // Some hosts keep the path of a file in the search parameters, where a relative path would be lost.
  const url = base && !new URL(base).search ? httpUrl(path, base) : undefined;
  return url
    ? { type: 'url', url }
    : { type: 'path', reason: 'relative', source: source.target };
}

function sourceOf(entity: Entity) {
  try {
    return getEntitySourceLocation(entity);
  } catch {
    return undefined;
  }
}
