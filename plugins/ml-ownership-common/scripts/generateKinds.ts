import { mkdirSync, writeFileSync } from 'fs';
import { dirname } from 'path';
import { generateKindFiles } from './kinds/generateKindFiles';

for (const { path, content } of generateKindFiles()) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  process.stdout.write(`${path}\n`);
}
