import { DocumentFinding } from '../DocumentFinding';
import { imagePinning } from './imagePinning';
import { LockFormat, open } from './LockFormat';
import { unpinnedInstallations } from './unpinnedInstallations';

/** Sources of images that have digests. */
const REGISTRIES = /^(?:docker|oras|docker-daemon|oci|library)$/i;

/**
 * A definition file of Apptainer or Singularity in which every stage starts from an image with a digest. Source:
 * https://apptainer.org/docs/user/latest/definition_files.html
 */
export const apptainerFormat: LockFormat = {
  name: 'The Apptainer definition',
  matches: (fileName, content) =>
    /\.def$|^(?:Singularity|Apptainer)(?:\.[\w.-]+)?$/i.test(fileName) &&
    /^[ \t]*Bootstrap:/im.test(content),
  read(content): DocumentFinding {
    const { stages, installations } = stagesOf(content);
    const foreign = stages.find(({ source }) => !REGISTRIES.test(source));
    const openPlaces = stages
      .filter(
        ({ source, from }) =>
          REGISTRIES.test(source) && pinningOf(from) === 'open',
      )
      .map(({ line }) => `line ${line} is not pinned by @sha256:…`);
    if (openPlaces.length > 0 || installations.length > 0) {
      return open(apptainerFormat.name, [...openPlaces, ...installations]);
    }
    if (foreign) {
      return {
        outcome: 'unknown',
        detail: `The Apptainer definition starts from another source than a registry (line ${foreign.line}), which cannot be checked; start from an image by its digest`,
      };
    }
    return stages.some(({ from }) => pinningOf(from) === 'variable')
      ? {
          outcome: 'unknown',
          detail:
            'The Apptainer definition takes its image from a variable; name it with @sha256:…',
        }
      : {
          outcome: 'pass',
          detail: `Every image of the Apptainer definition is pinned by its digest (${stages.length})`,
        };
  },
};

/** The library of Sylabs writes digests behind a colon. */
function pinningOf(from: string) {
  return imagePinning(from.replace(/:sha256\.([0-9a-f]{64})$/i, '@sha256:$1'));
}

interface Stage {
  source: string;
  from: string;
  line: number;
}

function stagesOf(content: string) {
  const stages: Stage[] = [];
  const installations: string[] = [];
  let section = '';
  for (const [index, raw] of content.split('\n').entries()) {
    const line = raw.trim();
    const header = /^(Bootstrap|From)\s*:\s*(.*)$/i.exec(line);
    if (/^%\w/.test(line)) {
      section = line.split(/\s/)[0];
    } else if (header && /^bootstrap$/i.test(header[1])) {
      section = '';
      stages.push({ source: header[2].trim(), from: '', line: index + 1 });
    } else if (header && section === '' && stages.length > 0) {
      Object.assign(stages[stages.length - 1], {
        from: header[2].trim(),
        line: index + 1,
      });
    } else if (section === '%post' && !line.startsWith('#')) {
      installations.push(
        ...unpinnedInstallations(line).map(
          name => `line ${index + 1} installs ${name} without a version`,
        ),
      );
    }
  }
  return { stages, installations };
}
