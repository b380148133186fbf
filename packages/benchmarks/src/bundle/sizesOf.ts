import { Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** Sizes of scripts and styles, in bytes. */
export interface Sizes {
  files: number;
  bytes: number;
  gzip: number;
}

/** The scripts and styles loaded by a page, as paths relative to its origin. */
export async function loadedFiles(page: Page): Promise<string[]> {
  const names = await page.evaluate(() =>
    performance.getEntriesByType('resource').map(({ name }) => name),
  );
  return [...new Set(names.map(name => new URL(name).pathname))].filter(path =>
    /\.(js|css)$/.test(path),
  );
}

/** The sizes of files of a build, each compressed individually. */
export async function sizesOf(dist: string, files: string[]): Promise<Sizes> {
  const contents = await Promise.all(
    files.map(file => readFile(join(dist, file))),
  );
  return {
    files: files.length,
    bytes: contents.reduce((sum, { length }) => sum + length, 0),
    gzip: contents.reduce(
      (sum, content) => sum + gzipSync(content, { level: 9 }).length,
      0,
    ),
  };
}
