import { ResolvedPointer } from '../pointer';
import { FetchedDocument } from '../fetch';

/**
 * The possible addresses of a document, likeliest first. For a page of a TechDocs site, those of the sources that
 * MkDocs would use.
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
  const page = pointer.page.replace(/(?<!\/)\/+$/, '');
  const files = /\.(?:md|markdown)$/i.test(page)
    ? [page]
    : [page && `${page}.md`, `${page}/index.md`.replace(/^\//, '')];
  return files
    .filter(Boolean)
    .map(file => new URL(`${folder}/${file}`, pointer.site).toString());
}

/** `docs_dir` of an mkdocs.yml. Matched by pattern instead of parsed, because MkDocs has tags that YAML does not. */
function documentsFolder(settings: string): string {
  const folder =
    /^docs_dir:[ \t]*["']?([\w./-]{1,200})["']?[ \t]*(?:#.*)?$/m.exec(
      settings,
    )?.[1];
  return folder && !folder.startsWith('/')
    ? folder.replace(/(?<!\/)\/+$/, '')
    : 'docs';
}
