import { DocumentFinding } from '../DocumentFinding';
import { imagePinning } from './imagePinning';
import { firstOf, LockFormat, open } from './LockFormat';
import { unpinnedInstallations } from './unpinnedInstallations';

/** An instruction with its continuation lines joined. */
interface Instruction {
  keyword: string;
  text: string;
  line: number;
}

/**
 * A Dockerfile in which every image has a digest: those of `FROM`, `COPY --from` and `RUN --mount=from`, except for
 * stages of the same file. Source: https://docs.docker.com/reference/dockerfile/
 */
export const dockerfileFormat: LockFormat = {
  name: 'The Dockerfile',
  matches: (fileName, content) =>
    (/^(?:Dockerfile|Containerfile)(?:[._-][\w.-]+)?$|\.(?:dockerfile|containerfile)$/i.test(
      fileName,
    ) ||
      /[._-](?:Dockerfile|Containerfile)$/i.test(fileName)) &&
    /^[ \t]*FROM[ \t]/im.test(content),
  read(content) {
    const { images, installations } = imagesOf(instructionsOf(content));
    const openPlaces = images
      .filter(({ pinning }) => pinning === 'open')
      .map(({ line }) => `line ${line} is not pinned by @sha256:…`);
    const variables = images.filter(({ pinning }) => pinning === 'variable');
    if (openPlaces.length > 0 || installations.length > 0) {
      return open(dockerfileFormat.name, [...openPlaces, ...installations]);
    }
    if (variables.length > 0) {
      return {
        outcome: 'unknown',
        detail: `The Dockerfile takes an image from an argument without a default that pins it (${firstOf(
          variables.map(({ line }) => `line ${line}`),
        )}); give it a default with @sha256:…, or link the image by its digest`,
      };
    }
    return summary(images.length);
  },
};

function summary(images: number): DocumentFinding {
  return images > 0
    ? {
        outcome: 'pass',
        detail: `Every image of the Dockerfile is pinned by its digest (${images})`,
      }
    : {
        outcome: 'fail',
        detail:
          'The Dockerfile starts from no image, so nothing in it is pinned',
      };
}

interface NamedImage {
  line: number;
  pinning: ReturnType<typeof imagePinning>;
}

/** The images of a file, and the packages that it installs without a version. */
function imagesOf(instructions: Iterable<Instruction>) {
  const stages = new Set<string>();
  const defaults = new Map<string, string>();
  const images: NamedImage[] = [];
  const installations: string[] = [];
  const add = (text: string, line: number) => {
    const image = withDefaults(text, defaults);
    const name = image.toLocaleLowerCase('en-US');
    // A number is the index of a stage.
    if (name !== 'scratch' && !stages.has(name) && !/^\d+$/.test(name)) {
      images.push({ line, pinning: imagePinning(image) });
    }
  };
  for (const { keyword, text, line } of instructions) {
    switch (keyword) {
      case 'ARG':
        for (const [, name, value] of text.matchAll(
          /(?:^|\s)(\w+)=("[^"]*"|'[^']*'|\S*)/g,
        )) {
          defaults.set(
            name,
            withDefaults(value.replace(/^["']|["']$/g, ''), defaults),
          );
        }
        break;
      case 'FROM': {
        const [image, as, stage] = text
          .split(/\s+/)
          .filter(word => word && !word.startsWith('--'));
        if (image) {
          add(image.replace(/^["']|["']$/g, ''), line);
        }
        if (/^as$/i.test(as ?? '') && stage) {
          stages.add(stage.toLocaleLowerCase('en-US'));
        }
        break;
      }
      case 'COPY':
      case 'ADD':
        for (const [, image] of text.matchAll(/(?:^|\s)--from=(\S+)/g)) {
          add(image, line);
        }
        break;
      case 'RUN':
        for (const [, mount] of text.matchAll(/(?:^|\s)--mount=(\S+)/g)) {
          const from = /(?:^|,)from=([^,\s]+)/.exec(mount)?.[1];
          if (from) {
            add(from, line);
          }
        }
        installations.push(
          ...unpinnedInstallations(text).map(
            name => `line ${line} installs ${name} without a version`,
          ),
        );
        break;
      default:
    }
  }
  return { images, installations };
}

/** Replaces variables by the defaults of their arguments, or by that of the variable itself. */
function withDefaults(
  text: string,
  defaults: ReadonlyMap<string, string>,
): string {
  return text.replace(
    /\$(?:(\w+)|\{(\w+)(?::-([^}]*))?\})/g,
    (whole, plain, braced, otherwise) =>
      defaults.get(plain ?? braced) || otherwise || whole,
  );
}

/** Instructions without comments and here-documents. */
function* instructionsOf(content: string): Generator<Instruction> {
  const escape = /^#\s*escape=`\s*$/m.test(content.slice(0, 500)) ? '`' : '\\';
  let parts: string[] = [];
  let start = 0;
  let hereDocument: string | undefined;
  for (const [index, raw] of content.split('\n').entries()) {
    const line = raw.trim();
    if (hereDocument !== undefined) {
      hereDocument = line === hereDocument ? undefined : hereDocument;
      continue;
    }
    if (line.startsWith('#') || (parts.length > 0 && line === '')) {
      continue;
    }
    start = parts.length === 0 ? index + 1 : start;
    if (line.endsWith(escape)) {
      parts.push(line.slice(0, -1));
      continue;
    }
    const joined = [...parts, line].join(' ').trim();
    parts = [];
    const [, keyword, text] = /^([A-Za-z]+)\s+(.*)$/.exec(joined) ?? [];
    if (keyword) {
      const upper = keyword.toLocaleUpperCase('en-US');
      if (upper === 'RUN' || upper === 'COPY' || upper === 'ADD') {
        hereDocument = /<<-?["']?([A-Za-z_]\w*)["']?/.exec(text)?.[1];
      }
      yield { keyword: upper, text, line: start };
    }
  }
}
