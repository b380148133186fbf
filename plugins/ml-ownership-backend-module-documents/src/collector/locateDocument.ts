import { ResolvedPointer } from '../pointer';
import { FetchedDocument } from '../fetch';

/**
 * The addresses where a document may be, the likeliest first: for a page of a TechDocs site, those that MkDocs would take
 * it from.
 *
 * @param read - reads a document
 */
export async function locateDocument(
  pointer: ResolvedPointer & { ok: true },
  read: (url: string) => Promise<FetchedDocument>,
): Promise<string[]> {
  if ('url' in pointer) {
    return [pointer.url];
  }
  const settings = await read(new URL('mkdocs.yml', pointer.site).toString());
  const folder =
    settings.status === 'read' ? documentsFolder(settings.content) : 'docs';
  const page = pointer.page.replace(/\/+$/, '');
  const files = /\.(?:md|markdown)$/i.test(page)
    ? [page]
    : [page && `${page}.md`, `${page}/index.md`.replace(/^\//, '')];
  return files
    .filter(Boolean)
    .map(file => new URL(`${folder}/${file}`, pointer.site).toString());
}

/** `docs_dir` of an mkdocs.yml. It is looked for and not parsed, because MkDocs has tags that YAML does not. */
function documentsFolder(settings: string): string {
  const folder =
    /^docs_dir:[ \t]*["']?([\w./-]{1,200})["']?[ \t]*(?:#.*)?$/m.exec(
      settings,
    )?.[1];
  return folder && !folder.startsWith('/')
    ? folder.replace(/\/+$/, '')
    : 'docs';
}
