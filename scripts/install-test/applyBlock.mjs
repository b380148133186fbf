import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { divideCode } from './readGuide.mjs';

/** Where in a new app the places of a guide are: the code after which, or before which, a part is inserted. */
const PLACES = {
  'in apis, at the beginning': {
    after: 'export const apis: AnyApiFactory[] = [',
  },
  'in bindRoutes': { after: 'bindRoutes({ bind }) {' },
  'in FlatRoutes': { after: '<FlatRoutes>' },
  'in the menu': { after: 'text="Home" />' },
  'in groupPage, in the grid of the overview': {
    within: 'const groupPage = ',
    before: '</Grid>\n    </EntityLayout.Route>',
  },
  'in groupPage, after the overview': {
    within: 'const groupPage = ',
    after: '</EntityLayout.Route>',
  },
  'in entityPage, before the others': {
    within: 'export const entityPage = ',
    after: '<EntitySwitch>',
  },
};

/** Adds the second document to the first: fields of objects one by one, and items of lists at their end. */
export function mergeYaml(first, second) {
  if (Array.isArray(first) && Array.isArray(second)) {
    return [...first, ...second];
  }
  const isObject = value =>
    typeof value === 'object' && value !== null && !Array.isArray(value);
  if (!isObject(first) || !isObject(second)) return second;
  const merged = { ...first };
  for (const [key, value] of Object.entries(second)) {
    merged[key] = key in first ? mergeYaml(first[key], value) : value;
  }
  return merged;
}

/** Inserts a part of a `ts` or `tsx` block into the code of an app. */
export function insertCode(source, { place, code }) {
  if (place) {
    const known = PLACES[place];
    if (!known) throw new Error(`the guide names an unknown place: ${place}`);
    const start = known.within ? source.indexOf(known.within) : 0;
    const anchor = known.after ?? known.before;
    const found = start < 0 ? -1 : source.indexOf(anchor, start);
    if (found < 0) throw new Error(`the app has no place "${place}"`);
    const at = known.after ? found + anchor.length : found;
    return `${source.slice(0, at)}\n${code}\n${source.slice(at)}`;
  }
  // The guide shows the whole statement: it replaces that of the app.
  if (code.startsWith('export default createApp(')) {
    const replaced = source.replace(
      /^export default createApp\([\s\S]*?^\}\);$/m,
      code,
    );
    if (replaced === source) throw new Error('the app does not call createApp');
    return replaced;
  }
  const last = ['\nbackend.start();', '\nconst componentPage = '].find(text =>
    source.includes(text),
  );
  if (!last) throw new Error(`the app has no place for:\n${code}`);
  return source.replace(last, `\n${code}\n${last}`);
}

/**
 * Applies a block of the guide to the files of an app.
 *
 * @param {string} app - the folder of the app
 * @param {import('./readGuide.mjs').Block} block - with a file
 */
export function applyBlock(app, { language, file, code }) {
  const path = join(app, file);
  if (!existsSync(path)) {
    throw new Error(`the guide names ${file}, which a new app does not have`);
  }
  const before = readFileSync(path, 'utf8');
  if (language === 'yaml') {
    writeFileSync(path, stringify(mergeYaml(parse(before), parse(code))));
    return;
  }
  const { imports, parts } = divideCode(code);
  writeFileSync(path, imports + parts.reduce(insertCode, before));
}
