const BELOW_METADATA = ['annotations', 'labels', 'tags', 'links'];

/**
 * Returns the field that a message of Backstage's own rules is about, in the form of the messages of this catalog.
 *
 * @example `"metadata.name" is not valid; …` is about `metadata.name`, `Malformed envelope, /metadata/tags/0 must …`
 * about `metadata.tags[0]`
 */
export function fieldOfPolicy(message: string): string | undefined {
  const pointer = /^Malformed envelope, (\/\S+)/.exec(message)?.[1];
  if (pointer) {
    return toPath(pointer.slice(1).split('/'));
  }
  const field =
    /^"?([a-z]+(?:\.[^\s"]+)?)"? (?:is not valid|must have|could not)/i.exec(
      message,
    )?.[1];
  const [head, ...rest] = field?.split('.') ?? [];
  if (!head) {
    return undefined;
  }
  if (!BELOW_METADATA.includes(head)) {
    return field;
  }
  // The keys of annotations and labels contain dots.
  return ['annotations', 'labels'].includes(head)
    ? `metadata.${head}["${rest.join('.')}"]`
    : toPath(['metadata', head, ...rest]);
}

function toPath(parts: readonly string[]): string {
  return parts
    .map((part, index) => {
      if (/^\d+$/.test(part)) {
        return `[${part}]`;
      }
      return index > 0 ? `.${part}` : part;
    })
    .join('');
}
