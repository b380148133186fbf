/** Kinds that a pointer may name. Other text before a colon is a URL scheme, such as `javascript:`. */
const KINDS = [
  'api',
  'component',
  'dataset',
  'domain',
  'group',
  'location',
  'model',
  'pipeline',
  'resource',
  'system',
  'template',
  'user',
];

const DOCUMENT = '\\.(?:md|markdown|txt|adoc|rst|html?|pdf|docx?|ya?ml|json)';

const URL_FORM = `(?:${anyCase('url')}:)?${anyCase('http')}[sS]?://[^\\s/]\\S*`;
const TECHDOCS_FORM = `${anyCase('techdocs')}:\\S*`;
const REF_FORM = `(?:${KINDS.map(anyCase).join('|')}):(?:[\\w-]+/)?[\\w.-]+`;
/** A path may contain spaces only if it ends like a document; otherwise it is a sentence. */
const PATH_FORM = `(?!//)(?![A-Za-z][A-Za-z0-9+.-]*:)(?:[^\\s\\\\]+|[^\\\\\\n\\r\\t]+${DOCUMENT}(?:#\\S*)?)`;

/** The form of a pointer, as a regular expression that JSON Schema accepts too. */
export const POINTER_PATTERN = `^(?:${URL_FORM}|${TECHDOCS_FORM}|${REF_FORM}|${PATH_FORM})$`;

/** A container image that is pinned by its digest, well-formed or not. */
const IMAGE_FORM =
  '(?:(?:docker|oci)://)?(?:[A-Za-z0-9.-]+(?::\\d+)?/)?(?:[A-Za-z0-9._-]+/)*[A-Za-z0-9._-]+(?::\\w[\\w.-]{0,127})?@sha\\d{3}:\\S+';

/** An environment that is registered in Azure Machine Learning, with a version or not. */
const REGISTERED_ENVIRONMENT_FORM = 'azureml:\\S+';

/** {@link POINTER_PATTERN}, an image with a digest, or a registered environment. */
export const POINTER_OR_IMAGE_PATTERN = `^(?:${URL_FORM}|${TECHDOCS_FORM}|${REF_FORM}|${IMAGE_FORM}|${REGISTERED_ENVIRONMENT_FORM}|${PATH_FORM})$`;

export const EXPECTED_POINTER =
  'a relative path, an http(s) URL or an entity ref, such as "docs/retrain.md"';

export const EXPECTED_POINTER_OR_IMAGE =
  'a relative path, an http(s) URL, an entity ref, or an image by its digest, such as "images.example.com/ml/training@sha256:…"';

const POINTER = new RegExp(POINTER_PATTERN);
const POINTER_OR_IMAGE = new RegExp(POINTER_OR_IMAGE_PATTERN);
const REF = new RegExp(`^${REF_FORM}$`);
const IMAGE = new RegExp(`^${IMAGE_FORM}$`);
const CONTROL = /\p{Cc}/u;

/**
 * Whether a text points at a resource that can be opened: a path relative to the entity's file, an http(s)
 * URL, a page of the entity's TechDocs, or an entity.
 *
 * @public
 */
export function isPointer(text: string): boolean {
  return POINTER.test(text) && !CONTROL.test(text);
}

/** Whether a text is a pointer, an image with a digest, or a registered environment. */
export function isPointerOrImage(text: string): boolean {
  return POINTER_OR_IMAGE.test(text) && !CONTROL.test(text);
}

/**
 * Whether a pointer is an entity ref with a kind.
 *
 * @public
 */
export function isEntityPointer(text: string): boolean {
  return REF.test(text);
}

/**
 * Whether a text is a container image with a digest.
 *
 * @public
 */
export function isPinnedImage(text: string): boolean {
  return IMAGE.test(text);
}

/**
 * Whether a value is an http(s) URL.
 *
 * @public
 */
export function isHttpUrl(value: string): boolean {
  return (
    URL.canParse(value) && ['http:', 'https:'].includes(new URL(value).protocol)
  );
}

/** Whether a text begins with an address that a browser would execute, or open on the reader's own machine. */
export function isUnsafeAddress(text: string): boolean {
  // Browsers ignore space before an address, and line breaks in it.
  return /^[\0-\x20]*(?:(?:javascript|vbscript):|(?:blob|data|file):\S)/i.test(
    text.replace(/[\t\n\r]/g, ''),
  );
}

/** JSON Schema has no flag for case-insensitive patterns. */
function anyCase(word: string): string {
  return [...word]
    .map(letter => `[${letter}${letter.toLocaleUpperCase('en-US')}]`)
    .join('');
}
