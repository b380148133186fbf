import {
  Entity,
  getEntitySourceLocation,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { isLink } from '@mlownership/backstage-plugin-ml-ownership-common';

/** What a text of an entity points at. */
export type Pointer =
  | { type: 'url'; url: string }
  | { type: 'entity'; entityRef: string }
  /** A page of the entity's TechDocs site, without a slash at its beginning; may be empty. */
  | { type: 'techdocs'; page: string }
  /**
   * A path that no browser can open: from the root of its repository, of an entity of which nobody knows where it is
   * kept, or relative to a `source` that is no address.
   */
  | { type: 'path'; reason: 'rooted' | 'homeless' }
  | { type: 'path'; reason: 'relative'; source: string }
  | { type: 'text' };

/** Without this list, `tel:112` would be an entity. */
const ENTITY_REF =
  /^(?:api|component|dataset|domain|group|location|model|pipeline|resource|system|template|user):(?:[\w-]+\/)?[\w.-]+$/i;

/**
 * What a text of an entity points at: an http(s) address, an entity, a page of its TechDocs, or a document whose path is
 * relative to where the entity is kept. Nothing but http(s) becomes an address.
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
  if (ENTITY_REF.test(pointer)) {
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

/** The address in its normal form where it is http(s) and holds no credentials. */
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
  // Some hosts keep the path of a file among the search parameters, where a relative path would be lost.
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
