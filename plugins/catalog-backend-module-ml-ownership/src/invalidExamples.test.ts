import { readdirSync, readFileSync } from 'fs';
import { basename, resolve } from 'path';
import { parse } from 'yaml';
import {
  startTestCatalog,
  TestCatalog,
} from './__testUtils__/startTestCatalog';

jest.setTimeout(60_000);

const folder = resolve(__dirname, '../../../examples/invalid');
const files = readdirSync(folder).filter(name => name.endsWith('.yaml'));

function readExample(name: string) {
  const content = readFileSync(resolve(folder, name), 'utf-8');
  const [, verb, message] = content.match(/^# (expect|shows): (.*)$/m) ?? [];
  if (!message) {
    throw new Error(`${name} has no "# expect:" or "# shows:" line`);
  }
  return { name, content, verb, message, entity: parse(content) };
}

describe('examples/invalid', () => {
  const examples = files.map(readExample);
  let catalog: TestCatalog;

  beforeAll(async () => {
    catalog = await startTestCatalog();
  });
  afterAll(async () => {
    await catalog.stop();
  });

  it('has one entity per file, of the same name', () => {
    expect(
      examples
        .filter(({ name }) => name !== 'name-too-long.yaml')
        .map(({ entity }) => `${entity.metadata.name}.yaml`),
    ).toEqual(files.filter(name => name !== 'name-too-long.yaml'));
  });

  it.each(examples.filter(({ verb }) => verb === 'expect'))(
    'rejects $name with a message on validation and on registration',
    async ({ name, content, entity, message }) => {
      const checked = await catalog.validate(entity);
      expect(checked.status).toBe(400);
      expect(checked.body.errors).toEqual([
        expect.objectContaining({ name: 'InputError' }),
      ]);
      expect(checked.body.errors[0].message.split(/caused by \w+: /)[1]).toBe(
        message,
      );

      catalog.writeFile(name, content);
      const registered = await catalog.dryRun(name);
      expect(registered.status).toBe(400);
      expect(registered.body.error.message).toContain(message);
    },
  );

  it.each(examples.filter(({ verb }) => verb === 'shows'))(
    'accepts $name, and shows the message on its page',
    async ({ name, content, entity, message }) => {
      catalog.writeFile(name, content);
      await catalog.register(name);
      const ref = `${entity.kind.toLocaleLowerCase('en-US')}:default/${basename(
        name,
        '.yaml',
      )}`;
      const accepted = await catalog.waitFor(ref);
      expect(accepted.status?.items).toEqual([
        {
          type: 'backstage.io/catalog-processing',
          level: 'error',
          message: `InputError: ${message}`,
          error: { name: 'InputError', message },
        },
      ]);
      expect(
        catalog.warnings().filter(warning => warning.includes(message)),
      ).toHaveLength(1);
    },
  );
});
