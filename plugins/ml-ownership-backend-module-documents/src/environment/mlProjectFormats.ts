import { cutText } from '@mlownership/backstage-plugin-ml-ownership-common';
import { isObject, parseYaml } from '../data';
import { DocumentFinding } from '../DocumentFinding';
import { imagePinning } from './imagePinning';
import { judgeRequirement } from './judgeRequirement';
import { including, LockFormat, open, pinned, unparsable } from './LockFormat';

/** The MLproject file of MLflow, by the environment that it names. */
export const mlProjectFormat: LockFormat = {
  name: 'The MLproject file',
  matches: fileName => /^MLproject$/i.test(fileName),
  read: content =>
    readYaml(mlProjectFormat.name, content, project => {
      const {
        docker_env: docker,
        conda_env: conda,
        python_env: python,
      } = project;
      const image = isObject(docker) ? docker.image : undefined;
      if (typeof image === 'string') {
        return imageFinding(mlProjectFormat.name, image);
      }
      const file = [conda, python].find(
        (path): path is string => typeof path === 'string' && path !== '',
      );
      return file
        ? including(mlProjectFormat.name, [file])
        : {
            outcome: 'fail',
            detail:
              'The MLproject file names no environment; expected python_env, conda_env or docker_env',
          };
    }),
};

/** python_env.yaml of MLflow: a version of Python, and requirements. */
export const pythonEnvFormat: LockFormat = {
  name: 'python_env.yaml',
  matches: (fileName, content) =>
    /\.ya?ml$/i.test(fileName) &&
    /^(?:python|build_dependencies):/m.test(content) &&
    /^(?:build_)?dependencies:/m.test(content) &&
    !/^(?:channels|name):/m.test(content),
  read: content =>
    readYaml(pythonEnvFormat.name, content, environment => {
      const python = environment.python;
      const requirements = textsOf(environment.dependencies).map(text => ({
        text,
        ...judgeRequirement(text),
      }));
      const openTexts = [
        // MLflow takes the newest patch version of "3.11".
        ...(/^\d+\.\d+\.\d\w*$/.test(String(python ?? ''))
          ? []
          : [
              python === undefined
                ? 'the version of Python'
                : `"python: ${cutText(String(python), 20)}"`,
            ]),
        ...requirements
          .filter(({ kind }) => kind === 'open')
          .map(({ text }) => `"${cutText(text, 60)}"`),
      ];
      if (openTexts.length > 0) {
        return open(pythonEnvFormat.name, openTexts);
      }
      const own = pinned(
        pythonEnvFormat.name,
        1 + requirements.filter(({ kind }) => kind === 'pinned').length,
      );
      const includes = requirements.flatMap(({ includes: path }) => path ?? []);
      return includes.length > 0
        ? including(pythonEnvFormat.name, includes, own)
        : own;
    }),
};

/** An environment or a deployment of Azure Machine Learning. */
export const azureMlFormat: LockFormat = {
  name: 'The Azure Machine Learning file',
  matches: (fileName, content) =>
    /\.ya?ml$/i.test(fileName) &&
    /^\$schema:\s*["']?\S*azureml\S*\.schema\.json/m.test(content),
  read: content =>
    readYaml(azureMlFormat.name, content, document => {
      const environment = isObject(document.environment)
        ? document.environment
        : document;
      const { image, conda_file: conda } = environment;
      if (typeof document.environment === 'string') {
        return (
          readAzureMlReference(document.environment)?.reading ?? {
            outcome: 'unknown',
            detail: `${azureMlFormat.name} names its environment in an unknown form; expected azureml:name:version`,
          }
        );
      }
      if (typeof image === 'string') {
        const finding = imageFinding(azureMlFormat.name, image);
        return typeof conda === 'string' && finding.outcome === 'pass'
          ? including(azureMlFormat.name, [conda], finding)
          : finding;
      }
      return {
        outcome: 'unknown',
        detail: `${azureMlFormat.name} names neither an environment nor an image; link the environment`,
      };
    }),
};

/** A registered environment of Azure Machine Learning that a declaration names. */
export interface AzureMlReference {
  reading: { outcome: 'pass' | 'fail'; detail: string };
  /** The environment with its version, if it has one. Versions are immutable. */
  version?: string;
}

/** @returns undefined if the text names no environment of Azure Machine Learning */
export function readAzureMlReference(
  text: string,
): AzureMlReference | undefined {
  if (!/^azureml:/i.test(text)) {
    return undefined;
  }
  const version =
    /^azureml:(?!\/\/)[\w.-]+:([\w.-]+)$/i.exec(text)?.[1] ??
    /^azureml:\/\/\S+\/environments\/[\w.-]+\/versions\/([\w.-]+)$/i.exec(
      text,
    )?.[1];
  return version
    ? {
        version: text,
        reading: {
          outcome: 'pass',
          detail: `The registered environment is pinned by its version ${cutText(
            version,
            60,
          )}`,
        },
      }
    : {
        reading: {
          outcome: 'fail',
          detail:
            'The registered environment is referenced without a version, or by a label, which can move; expected azureml:name:version',
        },
      };
}

function readYaml(
  name: string,
  content: string,
  read: (document: Record<string, unknown>) => DocumentFinding,
): DocumentFinding {
  const parsed = parseYaml(content);
  if (!parsed.ok) {
    return content.includes('{{')
      ? {
          outcome: 'unknown',
          detail: `${name} is a template, whose values are elsewhere; link the rendered file`,
        }
      : unparsable(name, parsed.problem);
  }
  return isObject(parsed.value)
    ? read(parsed.value)
    : { outcome: 'fail', detail: `${name} is empty` };
}

function imageFinding(name: string, image: string): DocumentFinding {
  switch (imagePinning(image)) {
    case 'pinned':
      return {
        outcome: 'pass',
        detail: `The image of ${name
          .slice(0, 1)
          .toLocaleLowerCase('en-US')}${name.slice(1)} is pinned by its digest`,
      };
    case 'variable':
      return {
        outcome: 'unknown',
        detail: `${name} takes its image from a variable; name it with @sha256:…`,
      };
    default:
      return open(name, ['its image is not pinned by @sha256:…']);
  }
}

function textsOf(value: unknown): string[] {
  return (Array.isArray(value) ? value : []).map(String);
}
