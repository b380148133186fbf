/** One version, as `==1.2`, `=1.2.3`, `=1.2=build` or `1.2.3`, with an optional channel. */
const EXACT_SPEC =
  /^(?:[\w.:/-]+::)?[A-Za-z0-9_][\w.-]*\s*(?:={2,3}\s*[\w.!+]+(?:\s*=\s*[\w.]+)?|=\s*[\w.!+]+\s*=\s*[\w.]+|=\s*\w+(?:\.\w+){2,}|\s[\w!+]+(?:\.[\w!+]+)+(?:\s+[\w.]+)?)$/;

/** The form with brackets, such as `numpy[version='1.26.4',build=py311_0]`. */
const BRACKETS = /^([^[\]]+)\[([^[\]]*)\]$/;

/**
 * Whether a package specification of conda allows one version only. A single `=` matches every version that begins so:
 * with fewer than three parts, and without a build, it is a prefix. Source: "Package match specifications",
 * https://docs.conda.io/projects/conda/en/stable/user-guide/concepts/pkg-specs.html
 */
export function isExactCondaSpec(spec: string): boolean {
  const text = spec.trim().slice(0, 500);
  if (text.includes('*')) {
    return false;
  }
  const [, name, inner] = BRACKETS.exec(text) ?? [];
  return inner
    ? /(?:^|,)\s*(?:version\s*=\s*["']?={0,3}\d[\w.!+]*["']?|url\s*=)/.test(
        inner,
      )
    : EXACT_SPEC.test(name ?? text);
}
