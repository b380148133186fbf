import { isObject, parseYamlDocuments } from '../data';
import { DocumentFinding } from '../DocumentFinding';
import { imagePinning } from './imagePinning';
import { firstOf, LockFormat, open, unparsable } from './LockFormat';

/** An image of a manifest, by the path to where it is named. */
interface NamedImage {
  path: string;
  image: string;
}

/** A kind of file that names images. */
interface ManifestKind {
  /** As the beginning of a sentence. */
  name: string;
  matches(fileName: string, document: Record<string, unknown>): boolean;
  imagesOf(document: Record<string, unknown>): NamedImage[];
}

/** An image that a template inserts without quotes. */
const IMAGE_TEMPLATE = /^[ \t]*(?:-[ \t]+)?(?:image|\w+Image):[ \t]*\{\{/m;

/** Real manifests are not nested deeper. */
const MAX_DEPTH = 40;

const MANIFEST_KINDS: readonly ManifestKind[] = [
  {
    name: 'The kustomization',
    matches: (fileName, document) =>
      document.kind === 'Kustomization' ||
      /^kustomization\.ya?ml$/i.test(fileName),
    // An entry without tag and digest keeps those of its resources.
    imagesOf: ({ images }) =>
      (Array.isArray(images) ? images : [])
        .filter(isObject)
        .filter(({ newTag, digest }) => newTag !== undefined || digest)
        .map(({ name, newName, newTag, digest }, index) => ({
          path: `images[${index}]`,
          image: join(text(newName) ?? text(name), newTag, digest),
        })),
  },
  {
    name: 'The Kubernetes manifest',
    matches: (_, document) =>
      text(document.apiVersion) !== undefined &&
      text(document.kind) !== undefined &&
      document.kind !== 'DataContract',
    imagesOf: document =>
      document.kind === 'CustomResourceDefinition'
        ? []
        : findImages(document, ''),
  },
  {
    name: 'The compose file',
    matches: (fileName, document) =>
      isObject(document.services) &&
      (/compose[\w.-]*\.ya?ml$/i.test(fileName) ||
        Object.values(document.services).some(
          service =>
            isObject(service) && ('image' in service || 'build' in service),
        )),
    imagesOf: ({ services }) =>
      Object.entries(isObject(services) ? services : {}).flatMap(
        ([name, service]) =>
          isObject(service) && text(service.image)
            ? [{ path: `services.${name}.image`, image: text(service.image)! }]
            : [],
      ),
  },
  {
    name: 'The Helm values file',
    matches: fileName => /^values[\w.-]*\.ya?ml$/i.test(fileName),
    imagesOf: document => findImages(document, ''),
  },
];

/** Manifests of Kubernetes, KServe and Argo, Helm values, kustomizations and compose files. */
export const manifestFormat: LockFormat = {
  name: 'The manifest',
  matches: (fileName, content) =>
    /\.ya?ml$/i.test(fileName) &&
    /^[ \t]*(?:-[ \t]+)?["']?(?:apiVersion|services|images?|\w*[iI]mage)["']?:/m.test(
      content,
    ) &&
    (/^values[\w.-]*\.ya?ml$|compose[\w.-]*\.ya?ml$|^kustomization\.ya?ml$/i.test(
      fileName,
    ) ||
      /^(?:apiVersion|kind|services):/m.test(content)),
  read(content, fileName) {
    const parsed = parseYamlDocuments(content);
    // A template is often no YAML, or YAML of another meaning.
    if (
      IMAGE_TEMPLATE.test(content) ||
      (!parsed.ok && content.includes('{{'))
    ) {
      return {
        outcome: 'unknown',
        detail:
          'The manifest is a template, whose values are elsewhere; link the values, or the rendered manifest',
      };
    }
    if (!parsed.ok) {
      return unparsable(manifestFormat.name, parsed.problem);
    }
    const documents = (parsed.value as unknown[])
      .flatMap(document =>
        isObject(document) &&
        document.kind === 'List' &&
        Array.isArray(document.items)
          ? document.items
          : [document],
      )
      .filter(isObject);
    const kinds = documents.map(document => ({
      document,
      kind: MANIFEST_KINDS.find(({ matches }) => matches(fileName, document)),
    }));
    return judge(
      kinds.find(({ kind }) => kind)?.kind?.name ?? manifestFormat.name,
      kinds.flatMap(({ kind, document }) => kind?.imagesOf(document) ?? []),
    );
  },
};

function judge(name: string, images: readonly NamedImage[]): DocumentFinding {
  const openImages = images.filter(
    ({ image }) => imagePinning(image) === 'open',
  );
  if (openImages.length > 0) {
    return open(
      name,
      openImages.map(({ path }) => `${path} is not pinned by @sha256:…`),
    );
  }
  if (images.length === 0) {
    return {
      outcome: 'unknown',
      detail: `${name} names no image, so what it runs is decided elsewhere; link the file that names the image, or reference the image by digest`,
    };
  }
  const variables = images.filter(
    ({ image }) => imagePinning(image) === 'variable',
  );
  return variables.length > 0
    ? {
        outcome: 'unknown',
        detail: `${name} takes an image from a variable (${firstOf(
          variables.map(({ path }) => path),
        )}); link the file that names it by its digest`,
      }
    : {
        outcome: 'pass',
        detail: `Every image of ${name
          .slice(0, 1)
          .toLocaleLowerCase('en-US')}${name.slice(
          1,
        )} is pinned by its digest (${images.length})`,
      };
}

/** Images anywhere in a document: `image: text`, or an object of repository, tag and digest. */
function findImages(value: unknown, path: string, depth = 0): NamedImage[] {
  if (depth > MAX_DEPTH) {
    return [];
  }
  if (Array.isArray(value)) {
    return value.flatMap((item, index) =>
      findImages(item, `${path}[${index}]`, depth + 1),
    );
  }
  if (!isObject(value)) {
    return [];
  }
  return Object.entries(value).flatMap(([key, inner]) => {
    const at = path ? `${path}.${key}` : key;
    if (!/^(?:image|\w+Image)$/.test(key)) {
      return findImages(inner, at, depth + 1);
    }
    if (isObject(inner)) {
      const named = imageOf(inner);
      return named
        ? [{ path: at, image: named }]
        : findImages(inner, at, depth + 1);
    }
    const image = text(inner);
    // Some charts write tag and digest beside the image.
    return image && !/\s/.test(image)
      ? [{ path: at, image: join(image, value.tag, value.digest) }]
      : [];
  });
}

/** The image of an object as Helm charts write it, or as an image volume names it. */
function imageOf(value: Record<string, unknown>): string | undefined {
  const repository = text(value.repository) ?? text(value.name);
  return (
    text(value.reference) ??
    (repository && join(repository, value.tag, value.digest ?? value.sha))
  );
}

function join(name: string | undefined, tag: unknown, digest: unknown): string {
  const hash = text(digest);
  const shownTag = text(tag) ?? (typeof tag === 'number' ? String(tag) : '');
  const tagged = `${name ?? 'image'}${shownTag && `:${shownTag}`}`;
  if (!hash) {
    return tagged;
  }
  return `${tagged}@${hash.includes(':') ? hash : `sha256:${hash}`}`;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() ? value.trim() : undefined;
}
