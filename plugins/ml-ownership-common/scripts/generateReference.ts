import { mkdirSync, writeFileSync } from 'fs';
import { dirname } from 'path';
import { generateReferenceFiles } from './generateReferenceFiles';

for (const { path, content } of generateReferenceFiles()) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  process.stdout.write(`${path}\n`);
}
